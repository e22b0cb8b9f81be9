import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ fallback: '404.html' }),
    // A dozen small sheets would each cost a request before the first map.
    inlineStyleThreshold: 16_000,
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self', 'wasm-unsafe-eval'],
        'worker-src': ['self', 'blob:'],
        // blob: is memory of this same page: loaded boundaries reach the map worker that way.
        'connect-src': ['self', 'blob:'],
        'img-src': ['self', 'data:', 'blob:'],
        'style-src': [
          'self',
          'unsafe-hashes',
          // The style attribute of Kit's route announcer.
          'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='
        ],
        'font-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['self'],
        'form-action': ['none']
      }
    }
  }
};
