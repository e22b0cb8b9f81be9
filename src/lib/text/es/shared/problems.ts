import type { KeyEvidence } from '../../../domain/key-system';
import type { Notice, Problem, Reason } from '../../../domain/problem';
import { enumerate, number, plural } from './numbers';

const REASON: Record<Reason, string> = {
  duplicada: 'duplicada',
  'persona-repetida': 'duplicada',
  'celdas-corridas': 'celdas de más o de menos',
  conflicto: 'mismo id con otro contenido',
  'id-repetido': 'ya existe',
  'fila-quitada': 'ya no está',
  'sin-clave': 'sin clave de municipio',
  'clave-desconocida': 'clave desconocida',
  'clave-imposible': 'clave desconocida',
  'clave-ine-desconocida': 'clave del INE desconocida',
  'clave-ine-ambigua': 'clave del INE ambigua',
  'entidad-desconocida': 'entidad desconocida',
  'nombre-desconocido': 'municipio desconocido',
  'nombre-ambiguo': 'nombre ambiguo',
  'fecha-imposible': 'fecha imposible',
  'fechas-al-reves': 'fechas al revés',
  'numero-imposible': 'número imposible',
  'fuera-de-rango': 'fuera de rango',
  'fuera-de-lista': 'fuera de la lista',
  'falta-dato': 'falta el dato',
  'parte-mayor-que-todo': 'la parte es mayor que el todo',
  'total-no-coincide': 'el total no coincide',
  'grupos-incompletos': 'grupos incompletos',
  'otra-tabla': 'otra tabla'
};

/** Short name of why a row was set aside, as it stands in the command's `motivo` and in the table of problems. */
export const nameReason = ({ motivo, detalle }: Pick<Problem, 'motivo' | 'detalle'>): string =>
  motivo === 'parte-mayor-que-todo' && detalle?.columnas ? detalle.columnas.join(' > ') : REASON[motivo];

/** What happened to a row and what to do about it. */
export function explainProblem({ motivo, valor, columna, detalle = {} }: Omit<Problem, 'bucket'>): string {
  const { renglon = 0, columnas = [], candidatos = [], rango } = detalle;
  const sentence = {
    duplicada: () => `Ya venía igual en el renglón ${number(renglon)}; se contó una sola vez.`,
    'persona-repetida': () =>
      'La misma CURP y el mismo nombre ya venían en un renglón anterior; se contó una sola vez.',
    'celdas-corridas': () =>
      'El renglón no tiene tantas celdas como el encabezado: quizá un texto lleva el separador sin comillas. No se leyó nada de él.',
    conflicto: () =>
      `${columna === 'id' || columna === 'folio' ? `El ${columna}` : 'Lo mismo'} ya venía en el renglón ${number(renglon)} con otro contenido (${enumerate(columnas)}). ${detalle.primeroAceptado ? 'Quedó el primero' : 'El primero tampoco se pudo usar'}; corrija el que no corresponda.`,
    'id-repetido': () =>
      `Ya hay un renglón aceptado con lo mismo en ${columna}. Corrija uno de los dos, o déjelo fuera.`,
    'fila-quitada': () => 'Ese renglón ya se había quitado.',
    'sin-clave': () => 'No dice de qué municipio es. Escriba su clave de 5 dígitos.',
    'clave-desconocida': () =>
      `La clave ${valor} no está en el marco cargado. Revise la clave o cargue un marco más reciente.`,
    'clave-ine-desconocida': () =>
      `La clave INE ${valor} no está en la tabla de secciones cargada. Revise la clave, o cargue una tabla más reciente.`,
    'clave-ine-ambigua': () =>
      `La clave INE ${valor} lleva a varios municipios del INEGI (${enumerate(candidatos)}). Use la clave del INEGI para decir cuál es.`,
    'clave-imposible': () =>
      columna === 'clave'
        ? `«${valor}» no es una clave posible en ese nivel.`
        : `«${valor}» no es una clave municipal del INEGI: son 5 dígitos, y los 2 primeros van de 01 a 32.`,
    'entidad-desconocida': () =>
      `No reconocí la entidad de «${valor}». Escriba su nombre o su clave de 2 dígitos.`,
    'nombre-desconocido': () => `No encontré «${valor}» en su entidad. Revise el nombre o use la clave.`,
    'nombre-ambiguo': () =>
      `Hay ${number(candidatos.length)} municipios con ese nombre en la entidad (${enumerate(candidatos)}). Use la clave para decir cuál es.`,
    'fecha-imposible': () =>
      `«${valor}» no es una fecha posible aquí: use AAAA-MM-DD o día/mes/año, de 1990 en adelante.`,
    'fechas-al-reves': () => `${columnas[1]} es anterior a ${columnas[0]}. Revise las dos fechas.`,
    'numero-imposible': () =>
      `«${valor}» no es un número que pueda ir en ${columna}: use cifras, de cero en adelante, o déjelo vacío si no se sabe.`,
    'fuera-de-rango': () =>
      `«${valor}» está fuera de lo posible en ${columna}${rango ? ` (de ${number(rango[0])} a ${number(rango[1])})` : ''}.`,
    'fuera-de-lista': () => `«${valor}» no es uno de los valores de ${columna}.`,
    'falta-dato': () => `Falta ${columna}, y sin ese dato el renglón no se puede usar.`,
    'parte-mayor-que-todo': () => `Hay más ${columnas[0]} que ${columnas[1]}. Revise las dos cifras.`,
    'total-no-coincide': () =>
      `El total de ${columna} dice ${valor}; los renglones aceptados suman ${number(detalle.sumas?.[0] ?? 0)} y todos, ${number(detalle.sumas?.[1] ?? 0)}. Revise si falta o sobra alguno.`,
    'grupos-incompletos': () =>
      `El archivo no trae todos los grupos del municipio ${valor} (un sexo, o su renglón de total): queda sin dato.`,
    'otra-tabla': () =>
      `Aquí empieza otra tabla: ${plural(renglon, 'renglón no se leyó', 'renglones no se leyeron')}. Pídala aparte, por su título o su número.`
  }[motivo];
  return detalle.rechazada ? `${sentence()} Usted decidió dejarlo fuera.` : sentence();
}

const lines = (n: Notice, most = 5) =>
  `${n.renglones.length === 1 ? 'renglón' : 'renglones'} ${enumerate(n.renglones.map(number), most)}`;
const quoted = (n: Notice, most = 8) =>
  enumerate(
    n.valores.map((v) => `«${v}»`),
    most
  );

const NOTICE: Record<Notice['tipo'], (n: Notice) => string> = {
  'fila-sin-fecha': (n) =>
    `${plural(n.cuantos, 'renglón no trae', 'renglones no traen')} fecha (${lines(n)}): ${n.cuantos === 1 ? 'se guarda' : 'se guardan'}, y no ${n.cuantos === 1 ? 'aparece' : 'aparecen'} en la línea del tiempo.`,
  'fila-futura': (n) =>
    `${plural(n.cuantos, 'renglón tiene', 'renglones tienen')} fecha posterior a hoy (${lines(n)}).`,
  'valor-fuera-de-lista': (n) =>
    `${plural(n.cuantos, 'valor no está', 'valores no están')} en la lista de su columna (${quoted(n)}): se ${n.cuantos === 1 ? 'guarda' : 'guardan'} como ${n.cuantos === 1 ? 'viene' : 'vienen'}.`,
  'sin-municipio': (n) =>
    `${plural(n.cuantos, 'renglón no es', 'renglones no son')} de ningún municipio, y así se ${n.cuantos === 1 ? 'guarda' : 'guardan'}.`,
  'mes-dia': () =>
    'Las fechas ponen primero el mes: alguna no se puede leer de otro modo. Si no es así, cámbielo con «Cambiar columnas».',
  'fechas-de-serie': (n) =>
    `${plural(n.cuantos, 'fecha venía', 'fechas venían')} como el número de serie de Excel: se ${n.cuantos === 1 ? 'convirtió' : 'convirtieron'} al día que ${n.cuantos === 1 ? 'nombra' : 'nombran'}.`,
  'coma-decimal': (n) => `En ${quoted(n)} el punto separa miles y la coma, decimales: así leí sus cifras.`,
  fracciones: (n) =>
    `${n.valores.length === 1 ? 'La columna' : 'Las columnas'} ${quoted(n)} trae${n.valores.length === 1 ? '' : 'n'} fracciones de uno: las leí como porcentajes.`,
  iguales: (n) =>
    `${plural(n.cuantos, 'renglón es idéntico', 'renglones son idénticos')} a otro (${lines(n)}). En esta tabla pueden ser dos grupos, así que se ${n.cuantos === 1 ? 'contó' : 'contaron'}.`,
  'hojas-sin-leer': (n) =>
    `Del libro no leí ${n.valores.length === 1 ? 'la hoja' : 'las hojas'} ${quoted(n)}.`,
  'clave-y-nombre': (n) =>
    `${plural(n.cuantos, 'renglón trae', 'renglones traen')} una clave y un nombre de municipios distintos (${lines(n)}): se usó la clave. Revise cuál es.`,
  decididas: (n) =>
    `${plural(n.cuantos, 'renglón se aceptó', 'renglones se aceptaron')} por lo que usted decidió de su municipio (${lines(n)}).`,
  'sin-fecha': (n) =>
    `${plural(n.cuantos, 'célula no trae', 'células no traen')} fecha de constitución: ${n.cuantos === 1 ? 'se guarda, pero no cuenta' : 'se guardan, pero no cuentan'} como cobertura en ninguna fecha.`,
  'fecha-futura': (n) =>
    `${plural(n.cuantos, 'célula tiene', 'células tienen')} fecha posterior a hoy: contarán cuando llegue.`,
  'etapa-fuera-de-lista': (n) =>
    `No reconocí ${n.valores.length === 1 ? 'la etapa' : 'las etapas'} ${enumerate(n.valores.map((v) => `«${v}»`))}. Puede agregarla en Ajustes.`,
  'municipio-posterior': (n) =>
    `${plural(n.cuantos, 'renglón está', 'renglones están')} en municipios creados después de este marco (${enumerate(n.valores, 20)}): quedan señalados como fuera del universo, sin moverlos a su municipio de origen.`,
  'fuera-del-marco': (n) =>
    `${plural(n.cuantos, 'renglón está', 'renglones están')} en municipios que el marco cargado no tiene (${enumerate(n.valores)}): se guardan y volverán a contar con un marco que los tenga.`,
  'comillas-rotas': (n) =>
    `${plural(n.cuantos, 'renglón tiene', 'renglones tienen')} comillas sin cerrar (${enumerate(n.renglones.map(number))}): se leyeron sin ellas.`,
  'signos-invisibles': (n) =>
    `${plural(n.cuantos, 'renglón traía', 'renglones traían')} signos que no se ven (${lines(n)}): se leyó sin ellos.`,
  'sin-columna-de-etapa': () =>
    'El archivo no trae la etapa de cada célula (estado): se guardan, pero ninguna cuenta como activa.',
  'columna-sin-uso': (n) =>
    `No usé ${n.valores.length === 1 ? 'la columna' : 'las columnas'} ${enumerate(n.valores.map((v) => `«${v}»`))}.`,
  'celda-recortada': (n) =>
    `${plural(n.cuantos, 'celda era', 'celdas eran')} más ${n.cuantos === 1 ? 'larga' : 'largas'} que lo que se guarda (300 letras en nombres y claves, 10,000 en textos), en ${quoted(n)} (${lines(n)}): se ${n.cuantos === 1 ? 'recortó' : 'recortaron'}.`,
  'parecen-nombres': (n) =>
    `${plural(n.cuantos, 'celda parece', 'celdas parecen')} traer nombres de personas en ${quoted(n)} (${lines(n)}). Revíselas: esos textos se guardan como vienen mientras no los oculte.`,
  'nombres-ocultos': (n) =>
    `${plural(n.cuantos, 'celda parecía', 'celdas parecían')} traer nombres de personas en ${quoted(n)}: se ${n.cuantos === 1 ? 'ocultó' : 'ocultaron'}.`,
  'opcion-total': (n) =>
    `${plural(n.cuantos, 'renglón dice', 'renglones dicen')} el total en el lugar de una opción (${lines(n)}): no ${n.cuantos === 1 ? 'cuenta' : 'cuentan'} como una más.`,
  'datos-ocultos': (n) =>
    `${plural(n.cuantos, 'celda traía', 'celdas traían')} un teléfono, un correo, una clave o un domicilio en ${quoted(n)} (${lines(n)}): en su lugar quedó «•••».`,
  'columna-privada': (n) =>
    `${n.valores.length === 1 ? 'La columna' : 'Las columnas'} ${enumerate(n.valores.map((v) => `«${v}»`))} identifica${n.valores.length === 1 ? '' : 'n'} a personas: ${n.valores.length === 1 ? 'no se leyó ni se guardó' : 'no se leyeron ni se guardaron'}.`,
  'cifras-con-nota': (n) =>
    `${plural(n.cuantos, 'cifra trae', 'cifras traen')} la marca de una nota (${quoted(n)}): se ${n.cuantos === 1 ? 'leyó' : 'leyeron'} sin ella.`,
  'nombre-de-otra-clave': (n) =>
    `${plural(n.cuantos, 'renglón trae', 'renglones traen')} junto a su clave el nombre de otro municipio (${quoted(n)}): valió la clave. Revise cuál de los dos está mal.`,
  'total-publicado': ({ valores: [columna, publicado, suma] }) =>
    `El renglón de total del archivo dice ${number(Number(publicado))} en «${columna}»; sus municipios suman ${number(Number(suma))}. Revise si falta o sobra alguno.`,
  'personas-lejos': ({ valores: [columna, suyas, conocidas], cuantos }) =>
    `Leí «${columna}» como la población: en ${plural(cuantos, 'municipio', 'municipios')} suma ${number(Number(suyas))}, y lo que ya se sabía de ellos es ${number(Number(conocidas))}. Revise que sea la población total y no otra cosa.`,
  'columna-de-persona': (n) =>
    `${n.valores.length === 1 ? 'La columna' : 'Las columnas'} ${enumerate(
      n.valores.map((v) => `«${v}»`),
      12
    )} identifica${n.valores.length === 1 ? '' : 'n'} a personas: no se ${n.valores.length === 1 ? 'guarda' : 'guardan'} en ningún lado. La CURP y el nombre sólo se miran para no contar dos veces a nadie, y de la fecha de nacimiento queda el grupo de edad.`,
  'sin-fecha-afiliacion': (n) =>
    `${plural(n.cuantos, 'renglón no trae', 'renglones no traen')} fecha de afiliación: ${n.cuantos === 1 ? 'cuenta' : 'cuentan'} en cualquier fecha.`,
  'afiliacion-futura': (n) =>
    `${plural(n.cuantos, 'renglón tiene', 'renglones tienen')} fecha de afiliación posterior a hoy (${n.cuantos === 1 ? 'renglón' : 'renglones'} ${enumerate(n.renglones.map(number), 3)}): contarán cuando llegue.`,
  'sin-columna-de-afiliacion': () =>
    'El archivo no trae la fecha de afiliación: todas las personas cuentan en cualquier fecha y no hay historia que recorrer.',
  'una-sola-fecha': () =>
    'Todas las fechas son iguales. Si es el día en que se exportó el archivo, la historia no dice nada: busque la fecha de cada renglón.',
  'sin-sexo': (n) =>
    `${plural(n.cuantos, 'renglón no dice', 'renglones no dicen')} si es mujer (M) u hombre (H): ${n.cuantos === 1 ? 'cuenta' : 'cuentan'} en el total y no en los porcentajes.`,
  'sexo-f-m': () =>
    'El archivo escribe F para las mujeres: por eso leí su M como hombre (masculino), y no como mujer.',
  'sin-columna-de-sexo': () =>
    'El archivo no trae la columna de sexo: cuentan todas las personas, sin porcentaje de mujeres.',
  'sectores-de-mas': () =>
    'La columna de sector trae más de 250 textos distintos: los que siguen cuentan como «sin sector». Revise que sea la columna correcta.',
  'personas-fuera-del-marco': (n) =>
    `Hay personas en ${plural(n.valores.length, 'municipio', 'municipios')} que el marco en uso no tiene (${enumerate(n.valores)}): se guardan aparte, sin moverlas a otro municipio.`,
  'problemas-sin-nombrar': (n) =>
    `Otros ${plural(n.cuantos, 'renglón con problema se contó', 'renglones con problema se contaron')}, pero no se ${n.cuantos === 1 ? 'nombra' : 'nombran'} uno por uno.`,
  'clave-sin-marco': (n) =>
    `${plural(n.cuantos, 'clave', 'claves')} del archivo no ${n.cuantos === 1 ? 'está' : 'están'} en el marco (${enumerate(n.valores)}): ${n.cuantos === 1 ? 'su cifra se guarda, pero no se suma' : 'sus cifras se guardan, pero no se suman'}.`
};

/** Something worth knowing about rows that were accepted. */
export const explainNotice = (notice: Notice): string => NOTICE[notice.tipo]?.(notice) ?? '';

/** How many rows exist in each key system. */
export function explainCounts({ rows, inegi, ine }: KeyEvidence): string {
  if (ine === null)
    return `${number(inegi)} de ${number(rows)} existen como clave INEGI; sin una tabla con las dos claves no puedo contar las del INE`;
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
    nombres: 'pues los nombres que traen al lado son los suyos',
    elegida: 'como usted eligió'
  }[evidence.by];
  return `Leí las claves como del ${name}, ${why}: ${explainCounts(evidence)}.`;
}
