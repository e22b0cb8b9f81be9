import { number, percent, plural, signed, upToTwo } from './numbers';

/** From this part of chance on a pattern is not told from chance. */
const ALPHA = 0.05;

/** Words of the pattern finder. */
export const PATTERNS = {
  title: 'Patrones en el mapa',
  measureLabel: 'Medida',
  weightsLabel: 'Quién es vecino de quién',
  weights: {
    reina: 'Comparten borde o esquina (reina)',
    torre: 'Comparten borde (torre)',
    knn: 'Los más cercanos',
    banda: 'Los que están a una distancia'
  },
  kLabel: 'Cuántos más cercanos',
  kmLabel: 'Kilómetros',
  triesLabel: 'Repartos al azar',
  seedLabel: 'Semilla',
  options: 'Opciones',
  corrected: 'Corregir por mirar muchos municipios a la vez (FDR)',
  uncorrected:
    'Sin corregir, de cada cien municipios unos cinco saldrían señalados por puro azar. Tómelo como pista, no como prueba.',
  smooth: 'Suavizar las tasas de municipios con poca gente (Bayes empírico)',
  smoothNone: 'Esta medida no es una tasa con su base: no hay qué suavizar.',
  links: 'Mostrar en el mapa quién es vecino de quién',
  waiting: 'Preparando el territorio…',
  working: (share: number) => `Repartiendo al azar: ${number(100 * share)} %`,
  workingLabel: 'Buscando patrones',
  stop: 'Detener',
  again: 'Buscar de nuevo',
  failed: 'La búsqueda se detuvo. Recargue la página y vuelva a intentarlo.',
  stale: 'De la pregunta anterior',
  mean: (n: number, mean: number) =>
    `${plural(n, 'municipio con dato', 'municipios con dato')}, con ${upToTwo(mean)} vecinos en promedio.`,
  islands: (n: number, names: string) =>
    `${plural(n, 'municipio aislado, sin vecino con dato', 'municipios aislados, sin vecino con dato')}: ${names}. ${n === 1 ? 'Cuenta' : 'Cuentan'} para el promedio, pero no se ${n === 1 ? 'compara' : 'comparan'} con nadie.`,
  local: (found: number, all: number) =>
    found === 0
      ? 'Ningún municipio se distingue de sus vecinos más de lo que daría el azar.'
      : `${plural(found, 'municipio se distingue', 'municipios se distinguen')} junto con sus vecinos, de ${number(all)}.`,
  joinsTitle: 'Pares de vecinos',
  joinsPresence: 'Se cuentan los pares de vecinos según si la red está o no.',
  joinsOver: (figure: string) =>
    `Se cuentan los pares de vecinos según si pasan o no de ${figure}, la mediana.`,
  joins: {
    ambos: 'Los dos lo tienen',
    ninguno: 'Ninguno lo tiene',
    uno: 'Uno sí y el otro no'
  },
  joinColumns: { par: 'Par', cuenta: 'Pares', p: 'Azar así de alto' },
  presence: (has: boolean) => (has ? 'con presencia' : 'sin presencia'),
  groupLabel: 'Grupo',
  qLabel: 'Descubrimientos falsos (q)',
  groups: {
    'alto-alto': 'Alto entre altos',
    'bajo-bajo': 'Bajo entre bajos',
    'alto-bajo': 'Alto entre bajos',
    'bajo-alto': 'Bajo entre altos',
    'no significativo': 'No se distingue del azar',
    aislado: 'Aislado'
  },
  legendTitle: 'Grupos',
  legendHelp: 'Alto y bajo son sobre y bajo el promedio de los municipios con dato.',
  noData: 'sin dato',
  columns: { municipio: 'Municipio', valor: 'Valor', grupo: 'Grupo', i: 'I local', p: 'p', q: 'q' },
  caption: 'Municipios con su grupo: los que se distinguen van primero',
  empty: 'Ningún municipio con dato.',
  probability: (p: number) => (Number.isNaN(p) ? '–' : p.toFixed(3)),
  decimals: (value: number) => (Number.isNaN(value) ? '–' : signed(value)),
  save: 'Guardar patrón (CSV)',
  file: (date: string, demo: boolean) => `tejido-patron-${date}${demo ? '-demostracion' : ''}.csv`,
  method: (tries: number, seed: number) =>
    `I de Moran global y local con pesos por renglón; ${number(tries)} repartos al azar con la semilla ${number(seed)}. El local deja fijo el municipio y reparte los demás; q corrige por descubrimientos falsos (Benjamini y Hochberg), y se señala lo que no pasa de 0.05.`,
  /** First of all, a plain sentence. */
  sentence: (i: number, expected: number, p: number, tries: number): string => {
    const times = `de ${plural(tries, 'reparto al azar', 'repartos al azar')}`;
    if (p > ALPHA)
      return `No se distingue del azar: I = ${signed(i)}, y un azar así de marcado sale ${percent(100 * p)} de las veces ${times}.`;
    return i > expected
      ? `Los vecinos se parecen más de lo que daría el azar: I = ${signed(i)}, p = ${p.toFixed(3)} ${times}.`
      : `Los vecinos se parecen menos de lo que daría el azar: I = ${signed(i)}, p = ${p.toFixed(3)} ${times}.`;
  },
  more: (n: number) => `${number(n)} más`,
  screenTroubles: {
    pocos:
      'Hacen falta al menos tres municipios con dato para buscar un patrón. Elija otra medida u otra región.',
    constante:
      'Todos los municipios con dato tienen el mismo valor: no hay patrón que buscar. Elija otra medida u otra región.',
    'sin-vecinos':
      'Ningún municipio con dato es vecino de otro. Elija otra forma de ser vecinos, por ejemplo los más cercanos.'
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
  title: 'Zonas de coordinación',
  help: 'Reparte los municipios de una entidad entre coordinadores: cada zona de una pieza y con peso parecido.',
  countLabel: 'Coordinadores',
  again: 'Probar otro reparto',
  working: 'Repartiendo…',
  stop: 'Detener',
  failed: 'El reparto se detuvo. Recargue la página y vuelva a intentarlo.',
  troubles: {
    'sin-entidad': 'Elija la entidad cuyos municipios se reparten.',
    'sin-peso':
      'Ningún municipio de la entidad tiene peso: todos valen cero o están sin dato. Elija otro peso.'
  },
  headline: (zones: number, imbalance: number) =>
    zones === 1
      ? 'Una sola zona'
      : `${plural(zones, 'zona', 'zonas')}: la más desigual se aparta ${percent(100 * imbalance)} del promedio`,
  moved: (n: number, before: number, after: number) =>
    `${plural(n, 'municipio movido', 'municipios movidos')} a mano: el desbalance pasó de ${percent(100 * before)} a ${percent(100 * after)}.`,
  undo: 'Quitar los cambios a mano',
  zone: (zone: number) => `Zona ${number(zone + 1)}`,
  columns: {
    zona: 'Zona',
    municipios: 'Municipios',
    peso: 'Peso',
    parte: 'Contra el promedio',
    municipio: 'Municipio'
  },
  caption: 'Las zonas y su peso',
  members: 'Municipios por zona',
  off: (off: number) =>
    Math.abs(off) < 0.0005 ? 'parejo' : `${off > 0 ? '+' : '−'}${percent(100 * Math.abs(off))}`,
  moveTo: (zone: number) => `Pasar a la zona ${number(zone + 1)}`,
  tears: (zone: number) => `Sin él, la zona ${number(zone + 1)} quedaría partida: no se puede mover solo.`,
  inner: 'Está rodeado de su propia zona: sólo se mueve lo que toca a otra.',
  byHand: 'sí',
  moveHelp: 'Toque un municipio de la orilla de una zona para pasarlo a la de al lado.',
  clear: 'Cerrar',
  legendTitle: 'Zonas',
  save: 'Guardar zonas (CSV)',
  file: (date: string, demo: boolean) => `tejido-zonas-${date}${demo ? '-demostracion' : ''}.csv`,
  method:
    'Repartir parejo en piezas de verdad es muy difícil: se prueban 24 comienzos, se mejora por las orillas y se da el mejor. Hasta un 2 % de diferencia se prefieren zonas compactas. La misma pregunta da siempre la misma respuesta.',
  tooMany: (k: number, units: number) =>
    `No se pueden formar ${plural(k, 'zona', 'zonas')} con ${plural(units, 'municipio', 'municipios')}. Pida menos zonas.`,
  links: (names: readonly (readonly [string, string])[]) =>
    `La región no es de una pieza: uní por la distancia más corta ${names.map(([a, b]) => `${a} con ${b}`).join('; ')}.`,
  summary: (zones: number, imbalance: number) =>
    `${plural(zones, 'zona', 'zonas')}; la más desigual se aparta ${percent(100 * imbalance)} del promedio.`
} as const;
