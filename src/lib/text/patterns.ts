import { percent, plural, signed } from './numbers';

/** From this part of chance on a pattern is not told from chance. */
const ALPHA = 0.05;

/** Words of the pattern finder. */
export const PATTERNS = {
  /** First of all, a plain sentence. */
  sentence: (i: number, expected: number, p: number, tries: number): string => {
    const times = `de ${plural(tries, 'reparto al azar', 'repartos al azar')}`;
    if (p > ALPHA)
      return `No se distingue del azar: I = ${signed(i)}, y un azar así de marcado sale ${percent(100 * p)} de las veces ${times}.`;
    return i > expected
      ? `Los vecinos se parecen más de lo que daría el azar: I = ${signed(i)}, p = ${p.toFixed(3)} ${times}.`
      : `Los vecinos se parecen menos de lo que daría el azar: I = ${signed(i)}, p = ${p.toFixed(3)} ${times}.`;
  },
  troubles: {
    pocos:
      'Hacen falta al menos tres municipios con dato para buscar un patrón. Revise las claves o amplíe la región.',
    constante:
      'Todos los municipios con dato tienen el mismo valor: no hay patrón que buscar. Elija otra medida.',
    'sin-vecinos': 'Ningún municipio con dato es vecino de otro. Use otros pesos, por ejemplo knn:4.'
  }
} as const;

/** Words of the zones. */
export const ZONES = {
  tooMany: (k: number, units: number) =>
    `No se pueden formar ${plural(k, 'zona', 'zonas')} con ${plural(units, 'municipio', 'municipios')}. Pida menos zonas.`,
  links: (names: readonly (readonly [string, string])[]) =>
    `La región no es de una pieza: uní por la distancia más corta ${names.map(([a, b]) => `${a} con ${b}`).join('; ')}.`,
  summary: (zones: number, imbalance: number) =>
    `${plural(zones, 'zona', 'zonas')}; la más desigual se aparta ${percent(100 * imbalance)} del promedio.`
} as const;
