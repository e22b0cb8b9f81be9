import { number, plural } from './numbers';

/** Several tables in one sheet. */
export const OTHER_TABLES = {
  numbered: (which: string) => `cuadro ${which}`,
  others: (n: number) => `La hoja trae ${plural(n, 'cuadro más, que no leí', 'cuadros más, que no leí')}.`,
  ofVotes: 'Cada uno de los otros sería una elección aparte.',
  read: (numero: number, titulo: string, renglon: number) =>
    `Leer ${titulo ? `«${titulo}»` : `el cuadro ${numero}`} (renglón ${number(renglon)})`
} as const;
