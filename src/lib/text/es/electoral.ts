import type { FrameLevel } from '../../domain/frame-unit';
import { number } from './shared/numbers';

const LEVELS: Record<FrameLevel, readonly [one: string, many: string]> = {
  municipios: ['municipio', 'municipios'],
  entidades: ['entidad', 'entidades'],
  distritos: ['distrito federal', 'distritos federales'],
  'distritos-locales': ['distrito local', 'distritos locales'],
  secciones: ['sección', 'secciones']
};

/** Words of electoral boundaries. */
export const ELECTORAL = {
  layer: (n: number, level: FrameLevel) => `${number(n)} ${LEVELS[level][n === 1 ? 0 : 1]}`
} as const;
