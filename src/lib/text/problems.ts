import type { KeyEvidence } from '../domain/key-system';
import { enumerate, number, plural } from './numbers';

/** Short name of each reason, as it stands in the command's `motivo` and in the table of problems. */
export const REASON = {
  duplicada: 'duplicada',
  'persona-repetida': 'duplicada',
  'celdas-corridas': 'celdas de más o de menos',
  conflicto: 'mismo id con otro contenido',
  'sin-clave': 'sin clave de municipio',
  'clave-desconocida': 'clave desconocida',
  'clave-imposible': 'clave desconocida',
  'clave-ine-desconocida': 'clave del INE desconocida',
  'clave-ine-ambigua': 'clave del INE ambigua',
  'entidad-desconocida': 'entidad desconocida',
  'nombre-desconocido': 'municipio desconocido',
  'nombre-ambiguo': 'nombre ambiguo',
  'fecha-imposible': 'fecha imposible',
  'numero-imposible': 'número imposible',
  'mujeres-mas-que-integrantes': 'mujeres > integrantes'
} as const;

interface ProblemLike {
  renglon: number;
  columna: string;
  valor: string;
  motivo: keyof typeof REASON;
  detalle?: { renglon?: number; columnas?: string[]; candidatos?: string[]; primeroAceptado?: boolean };
}

/** What happened to a row and what to do about it. */
export function explainProblem(p: ProblemLike): string {
  const { renglon = 0, columnas = [], candidatos = [] } = p.detalle ?? {};
  switch (p.motivo) {
    case 'duplicada':
      return `Ya venía igual en el renglón ${number(renglon)}; se contó una sola vez.`;
    case 'persona-repetida':
      return 'La misma CURP y el mismo nombre ya venían en un renglón anterior; se contó una sola vez.';
    case 'celdas-corridas':
      return 'El renglón no tiene tantas celdas como el encabezado: quizá un texto lleva el separador sin comillas. No se leyó nada de él.';
    case 'conflicto':
      return `El id ya venía en el renglón ${number(renglon)} con otro contenido (${enumerate(columnas)}). ${p.detalle?.primeroAceptado ? 'Quedó el primero' : 'El primero tampoco se pudo usar'}; corrija el que no corresponda.`;
    case 'sin-clave':
      return 'No dice de qué municipio es. Escriba su clave de 5 dígitos.';
    case 'clave-desconocida':
      return `La clave ${p.valor} no está en el marco cargado. Revise la clave o cargue un marco más reciente.`;
    case 'clave-ine-desconocida':
      return `La clave INE ${p.valor} no está en la tabla de secciones cargada. Revise la clave, o cargue una tabla más reciente.`;
    case 'clave-ine-ambigua':
      return `La clave INE ${p.valor} lleva a varios municipios del INEGI (${enumerate(candidatos)}). Use la clave del INEGI para decir cuál es.`;
    case 'clave-imposible':
      return `«${p.valor}» no es una clave municipal del INEGI: son 5 dígitos, y los 2 primeros van de 01 a 32.`;
    case 'entidad-desconocida':
      return `No reconocí la entidad de «${p.valor}». Escriba su nombre o su clave de 2 dígitos.`;
    case 'nombre-desconocido':
      return `No encontré «${p.valor}» en su entidad. Revise el nombre o use la clave.`;
    case 'nombre-ambiguo':
      return `Hay ${number(candidatos.length)} municipios con ese nombre en la entidad (${enumerate(candidatos)}). Use la clave para decir cuál es.`;
    case 'fecha-imposible':
      return `«${p.valor}» no es una fecha posible aquí: use AAAA-MM-DD o día/mes/año, de 1990 en adelante.`;
    case 'numero-imposible':
      return `«${p.valor}» no es un número de personas: use un entero de cero en adelante, o déjelo vacío si no se sabe.`;
    case 'mujeres-mas-que-integrantes':
      return 'Hay más mujeres que integrantes. Revise las dos cifras.';
  }
}

interface NoticeLike {
  tipo: keyof typeof NOTICE;
  cuantos: number;
  renglones: number[];
  valores: string[];
}

const NOTICE = {
  'sin-fecha': (n: NoticeLike) =>
    `${plural(n.cuantos, 'célula no trae', 'células no traen')} fecha de constitución: ${n.cuantos === 1 ? 'se guarda, pero no cuenta' : 'se guardan, pero no cuentan'} como cobertura en ninguna fecha.`,
  'fecha-futura': (n: NoticeLike) =>
    `${plural(n.cuantos, 'célula tiene', 'células tienen')} fecha posterior a hoy: contarán cuando llegue.`,
  'etapa-fuera-de-lista': (n: NoticeLike) =>
    `No reconocí ${n.valores.length === 1 ? 'la etapa' : 'las etapas'} ${enumerate(n.valores.map((v) => `«${v}»`))}. Puede agregarla en Ajustes.`,
  'municipio-posterior': (n: NoticeLike) =>
    `${plural(n.cuantos, 'célula está', 'células están')} en municipios creados después de este marco (${enumerate(n.valores, 20)}): quedan señaladas como fuera del universo, sin moverlas a su municipio de origen.`,
  'fuera-del-marco': (n: NoticeLike) =>
    `${plural(n.cuantos, 'célula está', 'células están')} en municipios que el marco cargado no tiene (${enumerate(n.valores)}): se guardan y volverán a contar con un marco que los tenga.`,
  'comillas-rotas': (n: NoticeLike) =>
    `${plural(n.cuantos, 'renglón tiene', 'renglones tienen')} comillas sin cerrar (${enumerate(n.renglones.map(number))}): se leyeron sin ellas.`,
  'total-no-coincide': (n: NoticeLike) =>
    `El renglón de total no coincide con la suma de lo aceptado (${n.valores[0] ?? ''}).`,
  'sin-columna-de-etapa': () =>
    'El archivo no trae la etapa de cada célula (estado): se guardan, pero ninguna cuenta como activa.',
  'columna-sin-uso': (n: NoticeLike) =>
    `No usé ${n.valores.length === 1 ? 'la columna' : 'las columnas'} ${enumerate(n.valores.map((v) => `«${v}»`))}.`,
  'columna-privada': (n: NoticeLike) =>
    `${n.valores.length === 1 ? 'La columna' : 'Las columnas'} ${enumerate(n.valores.map((v) => `«${v}»`))} identifica${n.valores.length === 1 ? '' : 'n'} a personas: ${n.valores.length === 1 ? 'no se leyó ni se guardó' : 'no se leyeron ni se guardaron'}.`,
  'columna-de-persona': (n: NoticeLike) =>
    `${n.valores.length === 1 ? 'La columna' : 'Las columnas'} ${enumerate(
      n.valores.map((v) => `«${v}»`),
      12
    )} identifica${n.valores.length === 1 ? '' : 'n'} a personas: no se ${n.valores.length === 1 ? 'guarda' : 'guardan'} en ningún lado. La CURP y el nombre sólo se miran para no contar dos veces a nadie, y de la fecha de nacimiento queda el grupo de edad.`,
  'sin-fecha-afiliacion': (n: NoticeLike) =>
    `${plural(n.cuantos, 'renglón no trae', 'renglones no traen')} fecha de afiliación: ${n.cuantos === 1 ? 'cuenta' : 'cuentan'} en cualquier fecha.`,
  'afiliacion-futura': (n: NoticeLike) =>
    `${plural(n.cuantos, 'renglón tiene', 'renglones tienen')} fecha de afiliación posterior a hoy (${n.cuantos === 1 ? 'renglón' : 'renglones'} ${enumerate(n.renglones.map(number), 3)}): contarán cuando llegue.`,
  'sin-columna-de-afiliacion': () =>
    'El archivo no trae la fecha de afiliación: todas las personas cuentan en cualquier fecha y no hay historia que recorrer.',
  'una-sola-fecha': () =>
    'Todas las fechas son iguales. Si es el día en que se exportó el archivo, la historia no dice nada: busque la fecha de cada renglón.',
  'sin-sexo': (n: NoticeLike) =>
    `${plural(n.cuantos, 'renglón no dice', 'renglones no dicen')} si es mujer (M) u hombre (H): ${n.cuantos === 1 ? 'cuenta' : 'cuentan'} en el total y no en los porcentajes.`,
  'sexo-f-m': () =>
    'El archivo escribe F para las mujeres: por eso leí su M como hombre (masculino), y no como mujer.',
  'sin-columna-de-sexo': () =>
    'El archivo no trae la columna de sexo: cuentan todas las personas, sin porcentaje de mujeres.',
  'sectores-de-mas': () =>
    'La columna de sector trae más de 250 textos distintos: los que siguen cuentan como «sin sector». Revise que sea la columna correcta.',
  'personas-fuera-del-marco': (n: NoticeLike) =>
    `Hay personas en ${plural(n.valores.length, 'municipio', 'municipios')} que el marco en uso no tiene (${enumerate(n.valores)}): se guardan aparte, sin moverlas a otro municipio.`,
  'problemas-sin-nombrar': (n: NoticeLike) =>
    `Otros ${plural(n.cuantos, 'renglón con problema se contó', 'renglones con problema se contaron')}, pero no se ${n.cuantos === 1 ? 'nombra' : 'nombran'} uno por uno.`,
  'clave-sin-marco': (n: NoticeLike) =>
    `${plural(n.cuantos, 'clave', 'claves')} del archivo no ${n.cuantos === 1 ? 'está' : 'están'} en el marco (${enumerate(n.valores)}): ${n.cuantos === 1 ? 'su cifra se guarda, pero no se suma' : 'sus cifras se guardan, pero no se suman'}.`
} as const;

/** Something worth knowing about rows that were accepted. */
export const explainNotice = (notice: NoticeLike): string => NOTICE[notice.tipo](notice);

/** How many rows exist in each key system. */
export function explainCounts({ rows, inegi, ine }: KeyEvidence): string {
  if (ine === null) return `${number(inegi)} de ${number(rows)} existen como clave INEGI`;
  const [first, second] =
    ine > inegi
      ? [`${number(ine)} de ${number(rows)} existen como clave INE`, `${number(inegi)} como INEGI`]
      : [`${number(inegi)} de ${number(rows)} existen como clave INEGI`, `${number(ine)} como INE`];
  return `${first}, ${second}`;
}

/** In which system a file's keys were read, and why. */
export function explainKeySystem(evidence: KeyEvidence): string {
  const name = evidence.system === 'ine' ? 'INE' : 'INEGI';
  const why = {
    encabezado: evidence.header
      ? `lo dice el encabezado «${evidence.header}»`
      : 'es como las escribe el INEGI',
    conteo:
      evidence.ine === null
        ? 'pues el encabezado no dice otra cosa y no hay tabla de secciones con que compararlas'
        : 'por lo que existe en cada catálogo',
    elegida: 'como usted eligió'
  }[evidence.by];
  return `Leí las claves como del ${name}, ${why}: ${explainCounts(evidence)}.`;
}

interface FileProblemLike {
  reason: string;
  detail: {
    columnas?: string[];
    claves?: string[];
    cuantas?: number;
    renglon?: number;
    megas?: number;
    evidencia?: KeyEvidence;
  };
}

/** Why a file could not be used, what to do, and that nothing loaded was lost. Names the file. */
export function explainFile(file: string, { reason, detail }: FileProblemLike): string {
  const columns = enumerate((detail.columnas ?? []).map((c) => c.trim()).filter(Boolean), 8);
  const keys = enumerate(detail.claves ?? [], 8);
  const sentences: Record<string, string> = {
    vacio: 'está vacío. Vuelva a exportarlo desde su hoja de cálculo.',
    'solo-encabezado': `sólo trae el encabezado (renglón ${number(detail.renglon ?? 1)}), sin renglones debajo. Revise que haya exportado la hoja completa.`,
    'sin-encabezado': `no tiene un encabezado que yo reconozca${columns ? ` (el primer renglón dice: ${columns})` : ''}. Necesito una columna con la clave del municipio (cvegeo) y los nombres de columna en un renglón, separados por coma, punto y coma, tabulador o barra.`,
    'sin-columna-de-clave': `no trae la columna con la clave del municipio. Encontré: ${columns}. Agregue «cvegeo», o «entidad» y «municipio».`,
    'clave-ine': `trae claves del INE (columna «${columns}»), que no son las del INEGI. Cargue primero una tabla de secciones que traiga las dos claves, por ejemplo con las columnas municipio_ine y municipio_inegi, o agregue la columna «cvegeo».`,
    binario: 'no es texto. Guárdelo como CSV desde su hoja de cálculo.',
    html: 'es una página web, no un archivo de datos: la descarga falló. Descárguelo de nuevo.',
    xlsx: 'es un libro de Excel y todavía no sé leerlo. Guárdelo como CSV (UTF-8) y vuelva a intentarlo.',
    xls: 'es un libro de Excel antiguo y todavía no sé leerlo. Guárdelo como CSV (UTF-8) y vuelva a intentarlo.',
    zip: 'es un zip, no una tabla. Ábralo y cargue la tabla que trae dentro.',
    'zip-sin-capas':
      'es un zip sin mapa: no encontré un shapefile, un GeoJSON ni un GeoPackage. Descargue el zip del Marco Geoestadístico y suéltelo entero.',
    'zip-sin-shp': `trae ${columns}.dbf, pero no el .shp con las figuras. Descárguelo de nuevo y suelte el zip entero.`,
    'zip-sin-dbf': `trae la capa ${columns} sin su .dbf, donde vienen las claves. Descárguelo de nuevo y suelte el zip entero.`,
    'zip-sin-prj':
      'trae coordenadas en metros y no el .prj que dice de qué proyección son. Descárguelo de nuevo y suelte el zip entero.',
    'zip-danado': 'es un zip dañado o incompleto. Descárguelo de nuevo.',
    'zip-con-clave': 'es un zip con contraseña. Ábralo en su equipo y vuelva a comprimirlo sin ella.',
    'zip-bomba':
      'trae algo que al abrirse ocupa muchísimo más de lo que anuncia. No lo abrí. Descárguelo de nuevo de su página oficial.',
    'shp-suelto':
      'es un .shp suelto. Comprima juntos el .shp, el .dbf, el .prj y el .cpg, o suelte el zip como lo entrega el INEGI.',
    'gpkg-danado': 'no es un GeoPackage completo o no trae ninguna capa. Descárguelo de nuevo.',
    'capa-danada': `trae dañado o cortado ${columns}. Descárguelo de nuevo.`,
    'capa-desconocida': `no trae la capa que pidió. Sus capas son: ${columns}.`,
    'sin-capa': `no trae la capa que hace falta aquí: la de municipios. Sus capas son: ${columns}.`,
    'varias-capas': `trae más de una capa que sirve: ${keys}. Diga cuál de ellas usar.`,
    'crs-desconocido': `está en un sistema de coordenadas que no sé convertir (${columns}). Expórtelo en longitud y latitud (WGS84 o ITRF2008), o en la cónica de Lambert del INEGI.`,
    'lon-lat-cambiadas':
      'trae la latitud y la longitud cambiadas de lugar. Expórtelo con la longitud primero.',
    'otro-pais': 'no es un mapa de México: sus coordenadas caen en otra parte del mundo.',
    'entidad-repetida': `trae ${keys}, que también viene en ${columns}. Deje un solo archivo de cada entidad, de la misma fecha.`,
    'sistema-de-clave': `${detail.evidencia ? `tiene claves que sirven igual como INE que como INEGI: ${explainCounts(detail.evidencia)}` : 'tiene claves que sirven igual como INE que como INEGI'}. Diga de cuál son.`,
    'marco-sin-puente': `trae claves del INE que el puente cargado no lleva a una sola clave del INEGI (${keys}). Cargue una tabla de secciones de la misma fecha.`,
    'puente-sin-columnas': `no trae las dos claves de municipio, la del INE y la del INEGI, en columnas de la misma tabla.`,
    'gzip-danado': 'está comprimido y dañado. Descárguelo de nuevo.',
    'demasiado-grande': `pasa de ${number(detail.megas ?? 0)} MB, más de lo que cabe con seguridad en la memoria del navegador. Divídalo por entidad.`,
    'otra-tabla': `parece una tabla de ${columns}, no de células${columns === 'personas' ? '' : ', y todavía no sé leerla'}. No se guardó nada de ella.`,
    'no-es-marco':
      'no es un mapa: espero el zip de un shapefile como lo entrega el INEGI, un GeoJSON, un TopoJSON o un GeoPackage.',
    'json-roto': 'no es un JSON completo: quizá la descarga se cortó. Descárguelo de nuevo.',
    'json-sin-mapa': 'es un JSON, pero no un mapa: no encontré una topología ni una colección de polígonos.',
    'json-sin-claves': `trae ${plural(detail.cuantas ?? 0, 'polígono', 'polígonos')} sin clave de municipio. Necesito la propiedad «cvegeo» con la clave municipal.`,
    'claves-faltantes': `tiene ${plural(detail.cuantas ?? 0, 'polígono', 'polígonos')} sin clave (posiciones ${keys}). Complete «cvegeo» en todos.`,
    'claves-repetidas': `repite ${plural(detail.cuantas ?? 0, 'clave', 'claves')} (${keys}). Cada municipio debe venir una sola vez.`,
    'sin-geometria': `tiene ${plural(detail.cuantas ?? 0, 'municipio', 'municipios')} sin figura que dibujar (${keys}). Descárguelo de nuevo, o quite ${detail.cuantas === 1 ? 'ese renglón' : 'esos renglones'} y vuelva a cargarlo.`,
    'coordenadas-proyectadas':
      'trae coordenadas que no son grados y no dice de qué proyección son. Expórtelo en longitud y latitud (WGS84 o ITRF2008).',
    'censo-sin-columna': `no trae una columna de población total${columns ? ` (encontré: ${columns})` : ''}. Necesito la clave del municipio y «Total» o «pob».`,
    'censo-sin-municipios': `no trae claves de municipio de 5 dígitos${columns ? ` (el primer renglón dice: ${columns})` : ''}. Revise que sea el tabulado por municipio, con su clave.`,
    cancelado: 'se canceló a medio camino.',
    'almacen-lleno':
      'se cargó, pero este navegador no tiene espacio para guardarlo: si recarga la página habrá que cargarlo otra vez.',
    'otro-en-curso': 'llegó mientras se lee otro archivo. Espere a que termine o cancélelo.',
    inesperado:
      'no se pudo leer por una falla que no esperaba. Inténtelo de nuevo; si se repite, avise a quien mantiene Tejido.'
  };
  return `«${file}» ${sentences[reason] ?? sentences.inesperado}`;
}

/** Said after every file that could not be used. */
export const NOTHING_LOST = 'Lo que ya estaba cargado sigue igual.';
