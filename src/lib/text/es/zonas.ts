import { number, percent, plural } from './shared/numbers';

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
  lost: (n: number) =>
    `${plural(n, 'cambio ya no cabe', 'cambios ya no caben')} en este reparto y no ${n === 1 ? 'cuenta' : 'cuentan'}.`,
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
