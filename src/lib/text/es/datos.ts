import { enumerate, number, percent, plural } from './shared/numbers';

/** What the reader noticed, on the pages that use its tables. */
export const NOTICES = {
  count: (n: number) => plural(n, 'aviso de sus datos', 'avisos de sus datos')
} as const;

/** Sentences of the page where files come in. */
export const DATA = {
  title: 'Datos',
  intro: 'Sus archivos se leen y se guardan en este navegador. Nada sale de este equipo.',
  choose: 'Elegir archivos',
  drop: 'o arrástrelos a cualquier parte de la página',
  now: 'Lo que está en uso',
  nothing: 'Nada cargado',
  accepted: (n: number, left: number) =>
    `${plural(n, 'renglón aceptado', 'renglones aceptados')}${left ? `, ${number(left)} con problema` : ''}`,
  frame: 'Marco de municipios',
  census: 'Censo',
  figures: 'Indicadores',
  noFigures: 'Ningún indicador cargado',
  figuresDetail: 'Cada uno se vuelve una medida del mapa y una columna de la tabla.',
  bridge: 'Claves INE ↔ INEGI',
  noBridge: 'Sin puente cargado',
  bridgeDetail: 'Hace falta para leer archivos con claves del INE.',
  bridgeFromSections: 'De la tabla de secciones',
  sections: 'Tabla de secciones',
  noSections: 'Ninguna tabla de secciones',
  demoSections: 'Secciones de demostración, no oficiales',
  sectionsDetail: 'Dice en qué municipio y distrito está cada sección.',
  sectionsBefore: 'Tabla de secciones anterior',
  votes: 'Resultados electorales',
  noVotes: 'Ningún resultado cargado',
  demoVotes: 'Elecciones de demostración',
  votesDetail: 'Votos por sección, municipio o distrito, de cualquier año y cargo.',
  electoral: 'Límites de distritos y secciones',
  noElectoral: 'Ningún distrito cargado',
  electoralDetail: 'Los límites electorales como los entrega el INE.',
  remove: (file: string) => `Quitar «${file}»`,
  removeShort: 'Quitar',
  official: 'Obtener los datos oficiales',
  officialText: 'Qué descargar del INEGI y del INE, por su nombre, y qué hacer con cada archivo.',
  demo: 'Datos de demostración',
  demoDetail: 'Organización inventada; municipios reales.',
  noCensus: 'Sin censo: se usan las personas en localidades de GeoNames, aproximadas',
  censusFromFrame: 'Sin censo: se usan las personas que trae el marco',
  shippedFrame: 'El que trae el sitio',
  clearDemo: 'Quitar la demostración',
  seeResult: 'Ver resultado',
  undo: (what: string) => `Deshacer: ${what}`,
  nothingToUndo: 'Nada que deshacer',
  redo: (what: string) => `Rehacer: ${what}`,
  nothingToRedo: 'Nada que rehacer',
  rows: 'Renglones',
  rowsOf: (table: string) => `Ver y corregir los renglones de ${table.toLowerCase()}`,
  paste: 'Pegar celdas',
  pasteTitle: 'Pegar celdas de una hoja de cálculo',
  pasteText:
    'Copie las celdas en su hoja, con su renglón de encabezados, y péguelas aquí. También puede pegarlas en cualquier parte de esta página.',
  pasteLabel: 'Celdas',
  pasteGo: 'Leer las celdas',
  pasteName: 'Celdas pegadas.tsv',
  history: 'Historial',
  historyText: 'Lo último arriba. Se guarda en este navegador; no trae datos de nadie.',
  historyEmpty: 'Todavía no hay cambios.',
  actions: { hacer: 'Se hizo', deshacer: 'Se deshizo', rehacer: 'Se volvió a hacer' },
  touched: (n: number) => plural(n, 'renglón', 'renglones'),
  territory: 'Territorio y cifras',
  network: 'Tablas de la red',
  decisions: 'Decisiones sobre municipios',
  decisionsCount: (n: number) => plural(n, 'decisión', 'decisiones'),
  erase: 'Borrar todo',
  eraseTitle: '¿Borrar todo lo cargado?',
  eraseText:
    'Se quitan de este navegador las tablas de la red, las decisiones, el marco, el censo, los indicadores, los límites electorales, las claves del INE y los ajustes. Sus archivos originales no se tocan. Esto no se puede deshacer.',
  eraseYes: 'Sí, borrar todo',
  saved: (date: string) => `Guardado en este navegador el ${date}`,
  promised: (yes: boolean) =>
    yes
      ? 'El navegador prometió no borrarlo por su cuenta.'
      : 'El navegador no promete conservarlo: si le falta espacio, puede borrarlo. Conserve sus archivos.',
  notSaved: 'Sin guardar: este navegador no lo permite',
  contracts: 'Qué archivos entran',
  formats:
    'Excel (.xlsx), ODS, CSV (coma, punto y coma, tabulador o barra), Parquet y celdas pegadas. Entiendo otros encabezados parecidos, renglones de título y totales, y las letras de Windows.',
  template: 'Descargar plantilla',
  templateFile: (table: string) => `plantilla-${table}.csv`,
  demoTable: 'La de la demostración (inventada)',
  columnsOf: (table: string) => `Columnas de ${table.toLowerCase()}`,
  never: 'Nunca se guarda:',
  or: 'o también:',
  contractFrame: {
    title: 'Marco de municipios, distritos o secciones',
    text: 'El zip del shapefile como lo entrega el INEGI o el INE, GeoJSON, TopoJSON, GeoPackage, KML, FlatGeobuf o GeoParquet. Un archivo de todo el país, o uno por entidad: suéltelos juntos. La proyección se convierte y las figuras se revisan.'
  },
  contractFigures: {
    title: 'Indicadores ',
    text: 'Una tabla con la clave del municipio y una columna por indicador, o larga: cvegeo, indicador, periodo, valor, unidad, fuente.'
  },
  contractBridge: {
    title: 'Claves INE ↔ INEGI ',
    text: 'Una tabla, por ejemplo de secciones, que traiga las dos claves de cada municipio: municipio_ine y municipio_inegi.'
  },
  contractCensus: {
    title: 'Censo ',
    text: 'La población por municipio como la exporta el INEGI, con sus títulos, comillas y notas al pie, de uno o varios años; su tabla de localidades, o una tabla con cvegeo y pob.'
  }
} as const;

/** Result screen of an import. */
export const RESULT = {
  title: (file: string) => `Resultado de «${file}»`,
  titleMany: (n: number) => `Resultado de ${number(n)} archivos`,
  rows: (n: number) => plural(n, 'renglón de datos', 'renglones de datos'),
  buckets: {
    aceptadas: 'Aceptados',
    duplicadas: 'Duplicados',
    desconocidas: 'De municipio desconocido',
    ambiguas: 'Ambiguos',
    fueraDeRango: 'Fuera de rango'
  },
  sum: (parts: string, total: number) => `${parts} = ${number(total)}`,
  ignored: (n: number) =>
    `Además, ${plural(n, 'renglón', 'renglones')} de título, encabezado, total o en blanco.`,
  read: (encoding: string, delimiter: string, sheet: string) =>
    `Leído como ${encoding}${delimiter ? `, separado por ${delimiter}` : ''}${sheet ? `, hoja «${sheet}»` : ''}.`,
  openBucket: (name: string, n: number) => `${name}: ver ${plural(n, 'renglón', 'renglones')}`,
  review: 'Revisar los municipios',
  remap: 'Cambiar columnas',
  sums: 'Lo aceptado suma',
  sample: 'Primeras celdas',
  asColumn: 'Leída como',
  unusedColumn: 'no se usa',
  privateColumn: 'identifica a personas: no se guarda',
  decisions: (n: number) => `${plural(n, 'decisión', 'decisiones')} sobre municipios.`,
  decisionsUnread: (rows: readonly { renglon: number; valor: string }[]) =>
    `Renglones que no deciden nada que se pueda hacer: ${enumerate(
      rows.map((r) => `${number(r.renglon)} («${r.valor}»)`),
      8
    )}.`,
  delimiters: { ',': 'coma', ';': 'punto y coma', '\t': 'tabulador', '|': 'barra' } as Record<string, string>,
  columns: 'Columnas reconocidas',
  problems: 'Renglones con problema',
  noProblems: 'Ningún renglón con problema.',
  line: 'Renglón',
  column: 'Columna',
  value: 'Valor',
  reason: 'Motivo',
  download: 'Descargar problemas ',
  shown: (shown: number, total: number) =>
    `Se muestran ${number(shown)} de ${number(total)}; la descarga los trae todos.`,
  reloadToDownload: 'Para descargar todos los problemas vuelva a cargar el archivo.',
  frame: (n: number, people: number) =>
    `${plural(n, 'municipio', 'municipios')} en el marco; ${number(people)} con dato de población.`,
  census: (n: number, sum: number) =>
    `${plural(n, 'municipio', 'municipios')} con dato; suman ${number(sum)} personas.`,
  censusPublished: (n: number) => `El archivo publica un total de ${number(n)}.`,
  censusMatches: 'Coincide con la suma.',
  censusDiffers: 'No coincide con la suma: revise si faltan municipios.',
  censusPeriod: (year: string) => `Periodo: ${year}.`,
  withoutFigure: (n: number) =>
    `${plural(n, 'municipio del marco no tiene', 'municipios del marco no tienen')} cifra: se leen «sin dato», nunca cero.`,
  included: (name: string, parents: string) => `${name}: incluido en su municipio de origen (${parents})`,
  noFigure: (name: string) => `${name}: sin dato`,
  figures: (n: number) => `${plural(n, 'indicador', 'indicadores')} por municipio.`,
  figure: (name: string, period: string, n: number, classes: readonly string[]) =>
    `${name}${period ? `, ${period}` : ''}: ${plural(n, 'municipio', 'municipios')} con dato${classes.length ? `, en ${number(classes.length)} clases (${enumerate(classes)})` : ''}`,
  figureProblem: {
    'numero-imposible': 'no es un número',
    duplicada: 'ya venía antes, igual',
    conflicto: 'ya venía antes con otra cifra: quedó la primera',
    'clave-desconocida': 'no es la clave de ningún municipio que conozca',
    'grupos-incompletos':
      'no trae todos los grupos de este municipio (un sexo, o su renglón de total): queda sin dato',
    'celdas-corridas':
      'tiene más celdas que el encabezado: quizá un texto lleva coma sin comillas. No se usó',
    'clave-ine-desconocida': 'clave del INE desconocida',
    'otra-tabla': 'aquí empieza otra tabla, que no se leyó: pídala aparte, por su título o su número'
  },
  frameFile: (file: { nombre: string; formato: string; capa: string; crs: string; codificacion: string }) =>
    `«${file.nombre}»: capa ${file.capa} (${file.formato}), ${file.crs || 'en grados'}${file.codificacion ? `, ${file.codificacion}` : ''}.`,
  vertices: (n: number) =>
    `${number(n)} vértices en lo que leí. El mapa dibuja una versión ligera; sus vecinos, áreas y traslapes usan el detalle completo.`,
  sewn: (n: number) =>
    `En la línea entre entidades los dibujos no coinciden: ${plural(n, 'pareja de municipios vecinos se tomó', 'parejas de municipios vecinos se tomaron')} del marco del sitio.`,
  peopleUnused: (n: number) =>
    `${plural(n, 'municipio del archivo trae', 'municipios del archivo traen')} sus personas, que no se usan: las del resto del país son aproximadas y no se mezclan. Con un censo se usan todas.`,
  repaired: (keys: readonly string[]) =>
    `${plural(keys.length, 'figura venía mal cerrada o se cruzaba', 'figuras venían mal cerradas o se cruzaban')} y ${keys.length === 1 ? 'se reparó' : 'se repararon'}: ${enumerate(keys, 10)}.`,
  severalParts: (keys: readonly string[]) =>
    `${plural(keys.length, 'clave venía', 'claves venían')} en varias figuras separadas: se juntaron (${enumerate(keys, 10)}).`,
  allStates: 'Están las 32 entidades.',
  missingStates: (names: readonly string[]) =>
    `${names.length === 1 ? 'Falta 1 entidad' : `Faltan ${number(names.length)} entidades`}: ${enumerate(names, 32)}. Suelte sus archivos para completar el marco.`,
  vintage: 'Frente al marco que estaba en uso',
  sameVintage: 'En las entidades que traen los dos, los mismos municipios con los mismos nombres.',
  added: (n: number) => plural(n, 'municipio nuevo', 'municipios nuevos'),
  addedItem: (key: string, name: string, parents: readonly string[]) =>
    `${key} ${name}${parents.length ? `, de ${enumerate(parents)}` : ', sin origen conocido'}`,
  gone: (n: number) => plural(n, 'municipio que ya no está', 'municipios que ya no están'),
  renamed: (n: number) => plural(n, 'nombre distinto', 'nombres distintos'),
  renamedItem: (key: string, before: string, now: string) => `${key} ${before} → ${now}`,
  bridge: (keys: number, rows: number, total: number) =>
    `${plural(keys, 'clave del INE queda', 'claves del INE quedan')} unidas a la suya del INEGI (${number(rows)} de ${number(total)} renglones traen las dos).`,
  bridgeAmbiguous: (keys: readonly string[]) =>
    `${plural(keys.length, 'clave lleva', 'claves llevan')} a varios municipios y nunca se elige por usted: ${enumerate(keys, 10)}.`,
  bridgeUnread: (rows: readonly { renglon: number; valor: string }[]) =>
    `Renglones sin las dos claves: ${enumerate(
      rows.map((r) => `${number(r.renglon)} («${r.valor}»)`),
      8
    )}.`,
  overlay: (touched: number, cut: number) =>
    `Tocan ${plural(touched, 'municipio', 'municipios')} del marco en uso; ${plural(cut, 'queda', 'quedan')} en más de uno.`,
  touchNothing: 'No tocan ningún municipio del marco en uso.',
  noOverlay: 'No pude cruzarlos con el marco en uso: vuelva a cargarlos.',
  uncovered: (n: number) =>
    `${plural(n, 'municipio queda', 'municipios quedan')} en parte sin cubrir. La parte se dice, no se reparte:`,
  uncoveredItem: (name: string, share: number) => `${name}: ${percent(100 * share)}`,
  undo: 'Deshacer esta carga'
} as const;

/** What only the person at the screen can answer about a file. */
export const ASK = {
  title: (file: string) => `Una pregunta sobre «${file}»`,
  system: (counted: boolean) =>
    counted
      ? 'Sus claves sirven igual en los dos sistemas. ¿De quién son?'
      : 'Nada en el archivo dice de quién son sus números de municipio. ¿De quién son?',
  crossed: 'Los nombres que trae no son los de sus claves. ¿De quién son las claves?',
  inegi: 'Del INEGI (cvegeo)',
  ine: 'Del INE (credenciales, secciones, distritos)',
  hint: 'La misma clave nombra municipios distintos en cada sistema. Si no sabe, pregunte a quien hizo el archivo.',
  layer: 'Trae más de una capa que sirve. ¿Cuál uso?',
  sheet: 'El libro trae más de una hoja que sirve. ¿Cuál leo?',
  election: 'La tabla trae más de una elección. ¿Cuál leo?',
  allElections: (n: number) => `Las ${number(n)}, cada una por separado`,
  texts: (cells: number, columns: string) =>
    `${plural(cells, 'celda parece', 'celdas parecen')} traer nombres de personas, en ${columns}. ¿Los oculto?`,
  textsLines: (lines: readonly number[], cells: number) =>
    `${lines.length === 1 ? 'Renglón' : 'Renglones'} ${enumerate(lines.map(number), 8)}${cells > lines.length ? ' y otros' : ''}. Se guarda el texto, con los nombres cambiados por •••.`,
  textsHide: 'Ocultar los nombres',
  textsKeep: 'No son de personas, o son públicos: dejar los textos como vienen',
  names: (columns: string) => `La columna ${columns} parece traer nombres. ¿De qué son?`,
  namesHint: 'Los nombres de personas no se guardan nunca. De una célula, un grupo o un lugar, sí.',
  namesOfPersons: 'De personas: no leer esa columna',
  namesOfMembers: 'De personas: es una lista de afiliados',
  namesOfGroups: 'De células, grupos o lugares: leerla',
  folios: (n: number, columns: string) =>
    `${plural(n, 'folio parece', 'folios parecen')} un teléfono o una cuenta, en ${columns}. ¿Qué ${n === 1 ? 'es' : 'son'}?`,
  foliosHint: 'Los datos de personas no se guardan nunca. Un folio, aunque tenga diez dígitos, sí.',
  foliosOwn: 'Folios: guardarlos como vienen',
  foliosOfPersons: 'De personas: guardar en su lugar una marca que sólo distingue un renglón de otro',
  repeated: 'Hay unidades que vienen más de una vez con otras cifras. ¿Qué es cada renglón?',
  repeatedHint: (n: number, line: number) =>
    `${plural(n, 'renglón repite', 'renglones repiten')} una unidad; el primero es el renglón ${number(line)}.`,
  repeatedParts: 'Una casilla u otra parte de la unidad: se suman',
  repeatedSlips: 'La misma unidad otra vez: vale el primero',
  allSheets: (n: number) => `Las ${number(n)}, una tras otra: sus renglones se suman`,
  keys: 'Claves de municipio',
  keysInegi: 'Del INEGI',
  keysIne: 'Del INE',
  columnsTitle: (file: string) => `Columnas de «${file}»`,
  columnsText: 'Diga qué es cada columna. Lo recordaré para el siguiente archivo con los mismos encabezados.',
  table: 'Qué tabla es',
  column: 'Columna del archivo',
  samples: 'Primeras celdas',
  means: 'Qué es',
  nothing: 'No leer',
  isPrivate: 'Identifica a personas: no se guarda',
  dates: 'Fechas con diagonal',
  fromFile: 'Como el archivo deje ver',
  dayFirst: 'Día/mes/año',
  monthFirst: 'Mes/día/año',
  readSo: 'Leer así',
  twice: (name: string) => `«${name}» está elegida en dos columnas: deje una sola.`,
  updateTitle: (file: string, inUse: string) =>
    file === inUse ? `«${file}» trae cambios` : `«${file}» frente a «${inUse}»`,
  updateText: (table: string) =>
    `Ya hay una tabla de ${table.toLowerCase()} en uso. Nada ha cambiado todavía.`,
  same: 'Iguales',
  added: 'Nuevos',
  changed: 'Cambiados',
  gone: 'Ya no vienen',
  first: (shown: number, total: number) =>
    shown < total ? `Los primeros ${number(shown)} de ${number(total)}` : '',
  replace: 'Reemplazar la tabla',
  replaceText: (gone: number) =>
    gone
      ? `${plural(gone, 'renglón que no viene se quita', 'renglones que no vienen se quitan')}.`
      : 'Queda como viene en el archivo.',
  add: 'Sumar a la que hay',
  addText: 'Lo nuevo entra, lo cambiado se actualiza y lo que no viene se queda.',
  addMembersText:
    'Las personas nuevas entran; las que ya estaban, por su CURP y su nombre, no se cuentan dos veces.',
  tooMany: (before: number, after: number) =>
    `Son demasiados renglones para compararlos uno por uno: en uso hay ${number(before)} y el archivo trae ${number(after)}.`,
  displaceTitle: (file: string) => `«${file}» frente a lo que está en uso`,
  displaceText: 'Trae menos, o es más viejo, y tomaría su lugar. Nada ha cambiado todavía.',
  inUse: 'En uso',
  comes: 'El archivo',
  size: {
    secciones: (n: number) => plural(n, 'sección', 'secciones'),
    censo: (n: number) => plural(n, 'municipio', 'municipios'),
    marco: (n: number) => plural(n, 'municipio', 'municipios')
  },
  both: 'Conservar los dos',
  bothText: {
    secciones: 'Lo que trae el archivo se actualiza; las demás secciones se quedan como estaban.',
    censo: 'El censo en uso se queda; las cifras del archivo entran como indicadores, a su lado.',
    marco: 'Las entidades que trae el archivo se dibujan con él; las demás, como las trae el sitio.'
  },
  useThis: {
    secciones: 'Usar sólo estas secciones',
    censo: 'Usar sólo estas personas',
    marco: 'Usar sólo este marco'
  },
  useThisText: {
    secciones: 'Las que no vienen dejan de estar en ningún distrito.',
    censo: 'Los municipios que no vienen quedan sin dato de personas.',
    marco: 'El mapa, las listas y los porcentajes serán sólo de estos municipios; los demás quedan fuera.'
  },
  keep: 'Dejar como estaba',
  go: 'Seguir',
  leave: 'No cargar'
} as const;
