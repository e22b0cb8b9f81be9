/** The `tejido` command: the questions of the screens, asked without a browser. */
import { SEE, type Order } from './order';
import { UsageError } from './read';

const HELP = `Uso: npm run -s tejido -- <orden> [opciones]

  cobertura --cococis F [--marco F]… [--censo F] [--secciones F] [--clave inegi|ine]
            [--universo marco|marco-sin-cdmx|meta] [--fecha AAAA-MM-DD] [--hoja H] [--cuadro N|TÍTULO]
            [--nombres personas|grupos] [--folios folios|personas] --json
  ritmo --cococis F [--marco F]… [--secciones F] [--clave inegi|ine] [--universo U] [--fecha AAAA-MM-DD]
        [--llegar AAAA-MM-DD] [--hoja H] [--cuadro N|TÍTULO] [--nombres personas|grupos] [--folios folios|personas] --json
  importar TIPO F [--marco F]… [--secciones F] [--clave inegi|ine] [--decisiones F] [--hoja H] [--cuadro N|TÍTULO]
           [--nombres personas|grupos] [--folios folios|personas] --json
  marco F [--capa C] [--secciones F] [--clave inegi|ine] [--hoja secciones=H] [--cuadro secciones=N] --json | --areas
  censo F [--periodo P] [--sumar COLUMNAS] [--poblacion COL] [--hoja H] [--cuadro N|TÍTULO] [--secciones F] [--clave inegi|ine] --json
  vecinos [--marco F]… [--json]
  cercanos [--marco F | --puntos F] (--k N | --radio KM) [--clave K]
           [--hoja H] [--cuadro N|TÍTULO] [--json]
  distancia [--marco F | --puntos F] --pares F [--hoja H] [--cuadro N|TÍTULO] [--json]
  traslape --a F --b F --clave-a CAMPO --clave-b CAMPO [--capa-a C] [--capa-b C] [--json]
  puente --de F --a F [--json]
  distritos --secciones F --cococis F [--marco F]… [--votos F] [--nivel federal|local|entidad|circunscripcion]
            [--base secciones|lista|poblacion|area] [--censo F] [--fecha AAAA-MM-DD] [--conformacion 2023|2017]
            [--coaliciones separadas|repartidas|sumadas] [--hoja H] [--cuadro N|TÍTULO] [--eleccion E]
            [--repetidas sumar|primera] [--decisiones F] [--nombres personas|grupos] [--folios folios|personas] [--clave inegi|ine] --json
  votos F [--secciones F] [--marco F]… [--por casilla|seccion|municipio|distrito|distrito-local|entidad] [--contra F]
        [--coaliciones separadas|repartidas|sumadas] [--opciones A,B,C] [--total COL] [--lista COL] [--hoja H] [--cuadro N|TÍTULO]
        [--eleccion E] [--repetidas sumar|primera] [--decisiones F] [--clave inegi|ine] --json | --por-resolver
  resumen [--conferencias F] [--asistencias F] [--directivas F] [--cococis F] [--actividades F] [--acuerdos F]
          [--experiencias F] [--fecha AAAA-MM-DD] [--marco F]… [--secciones F] [--clave inegi|ine] [--hoja H] [--cuadro N|TÍTULO]
          [--nombres personas|grupos] [--folios folios|personas] --json
  plan --cococis F --objetivo mclp|lscp|p-mediana --nuevos K --peso poblacion|unidades|COLUMNA
       --alcance propio|vecinos|km:D [--marco F]… [--censo F] [--valores F] [--entidad EE] [--obligatorios F]
       [--vetados F] [--conectado] [--minimo M] [--presupuesto N --costo distancia|COLUMNA]
       [--por municipio|entidad|distrito] [--umbral N] [--cuenta municipios|celulas|personas] [--porcentaje N]
       [--secciones F] [--clave inegi|ine] [--hoja H] [--cuadro N|TÍTULO] [--nombres personas|grupos] [--folios folios|personas]
       [--segundos S] --json
  patrones --valores F [--marco F]… [--pesos reina|torre|knn:K|banda:KM] [--permutaciones N] [--semilla S]
           [--secciones F] [--clave inegi|ine] [--hoja H] [--cuadro N|TÍTULO] --json
  zonas --entidad EE --k K --peso poblacion|unidades|COLUMNA [--marco F]… [--censo F] [--valores F] [--semilla S]
        [--tolerancia N] [--secciones F] [--clave inegi|ine] [--hoja H] [--cuadro N|TÍTULO] --json

  --nombres dice de qué son las columnas que parecen traer nombres: de personas, y no se leen, o de grupos.
  --folios dice qué son los folios que parecen teléfonos o cuentas: folios, o de personas, y no se guardan.
  --hoja, --cuadro, --nombres, --folios, --eleccion y --repetidas hablan del primer archivo de la orden; de otro se dicen con su opción:
  --hoja secciones=H, --eleccion votos=E`;

/** Each order is read only when it is asked for. */
const ORDERS: Record<string, () => Promise<Order>> = {
  cobertura: () => import('./cobertura'),
  ritmo: () => import('./ritmo'),
  importar: () => import('./importar'),
  marco: () => import('./marco'),
  censo: () => import('./censo'),
  distritos: () => import('./distritos'),
  votos: () => import('./votos'),
  resumen: () => import('./resumen'),
  plan: () => import('./plan'),
  patrones: () => import('./patrones'),
  zonas: () => import('./zonas'),
  cercanos: () => import('./cercanos'),
  distancia: () => import('./distancia'),
  traslape: () => import('./traslape'),
  puente: () => import('./puente'),
  vecinos: () => import('./vecinos')
};

/** What the command says: on standard output, on standard error, and how it ends. */
export interface Answer {
  code: 0 | 1 | 2;
  out: string;
  error: string;
}

async function run([name, ...args]: readonly string[]): Promise<string> {
  if (name === '--help' || name === '-h') return `${HELP}\n`;
  const order = Object.hasOwn(ORDERS, name ?? '') ? ORDERS[name] : null;
  if (!order) throw new UsageError(name ? `No conozco la orden «${name}». ${SEE}` : HELP);
  return (await order()).run(args);
}

/** The answer to a line of the command; bad use and unusable input end with 2. */
export async function answer(args: readonly string[]): Promise<Answer> {
  try {
    return { code: 0, out: await run(args), error: '' };
  } catch (error) {
    const known = error instanceof UsageError;
    const sentence = known ? error.message : `Falló de un modo que no esperaba: ${String(error)}`;
    return { code: known ? 2 : 1, out: '', error: `${sentence}\n` };
  }
}
