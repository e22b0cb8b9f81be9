import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    // d3-scale-chromatic builds every one of its ramps on arrival: those that nobody asks for stay out.
    rolldownOptions: {
      treeshake: {
        manualPureFunctions: [
          'colors',
          'ramp$1',
          'ramp',
          'interpolateRgbBasis',
          'interpolateCubehelixLong',
          'cubehelix',
          'rgb'
        ]
      }
    }
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unidad',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/navegador/**'],
          // Left alone it would keep one of two processors idle.
          maxWorkers: '100%',
          testTimeout: 120_000,
          hookTimeout: 120_000
        }
      },
      {
        extends: true,
        test: {
          name: 'navegador',
          environment: 'node',
          include: ['tests/navegador/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          // A cold engine or a software frame takes its time: a poll waits for what a user would wait for.
          expect: { poll: { timeout: 20_000 } }
        }
      }
    ]
  }
});
