import { number, percent, plural, signed, upToTwo } from './shared/numbers';

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
    presencia: { ambos: 'En los dos', ninguno: 'En ninguno', uno: 'En uno sí y en el otro no' },
    mediana: { ambos: 'Los dos la pasan', ninguno: 'Ninguno la pasa', uno: 'Uno sí y el otro no' }
  },
  joinColumns: { par: 'Par', cuenta: 'Pares', p: 'p: tantos o más por azar' },
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
  decimals: (value: number) => (Number.isNaN(value) ? '–' : signed(value).replace('-', '−')),
  save: 'Guardar patrón (CSV)',
  file: (date: string, demo: boolean) => `tejido-patron-${date}${demo ? '-demostracion' : ''}.csv`,
  method: (tries: number, seed: number) =>
    `I de Moran global y local con pesos por renglón; ${number(tries)} repartos al azar con la semilla ${number(seed)}. El local deja fijo el municipio y reparte los demás; q corrige por descubrimientos falsos (Benjamini y Hochberg), y se señala lo que no pasa de 0.05.`,
  /** First of all, a plain sentence. */
  sentence: (i: number, expected: number, p: number, tries: number): string => {
    const times = plural(tries, 'reparto al azar', 'repartos al azar');
    if (p > ALPHA)
      return `No se distingue del azar: I = ${signed(i)}, y un azar así de marcado sale el ${percent(100 * p)} de las veces en ${times}.`;
    return i > expected
      ? `Los vecinos se parecen más de lo que daría el azar: I = ${signed(i)}, p = ${p.toFixed(3)} con ${times}.`
      : `Los vecinos se parecen menos de lo que daría el azar: I = ${signed(i)}, p = ${p.toFixed(3)} con ${times}.`;
  },
  more: (n: number) => `${number(n)} más`,
  screenTroubles: {
    pocos:
      'Hacen falta al menos tres municipios con dato para buscar un patrón, y los que quedan fuera de la lista contra la que se mide no cuentan. Elija otra medida u otra región.',
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
