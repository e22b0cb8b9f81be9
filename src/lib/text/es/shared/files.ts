import type { KeyEvidence } from '../../../domain/key-system';
import { enumerate, number, plural } from './numbers';
import { explainCounts } from './problems';

interface FileProblemLike {
  reason: string;
  detail: {
    columnas?: string[];
    claves?: string[];
    cuantas?: number;
    renglon?: number;
    megas?: number;
    evidencia?: KeyEvidence;
    total?: string;
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
    binario: 'no es texto, aunque su nombre lo diga. Guárdelo como CSV o .xlsx desde su hoja de cálculo.',
    html: 'es una página web, no un archivo de datos: la descarga falló. Descárguelo de nuevo.',
    xlsx: 'es un libro de Excel, y aquí hace falta un mapa o un CSV. Guárdelo como CSV (UTF-8) y vuelva a intentarlo.',
    xls: 'es un libro de Excel anterior a 2007 (.xls). Ábralo en Excel o LibreOffice, elija «Guardar como», tipo «Libro de Excel (.xlsx)», y cargue ese.',
    'libro-con-clave':
      'tiene contraseña y no puedo abrirlo. En Excel: Archivo, Información, Proteger libro, Cifrar con contraseña; deje la contraseña en blanco, guarde y vuelva a cargarlo.',
    'libro-danado':
      'es un libro dañado o incompleto. Ábralo en su programa, guárdelo de nuevo y vuelva a cargarlo.',
    'hoja-desconocida': `no trae la hoja que pidió. Sus hojas son: ${columns}.`,
    'hojas-ocultas': `sólo tiene datos en hojas ocultas (${columns}), que no leo sin que usted lo diga. Muestre la hoja en su programa, guarde y vuelva a cargarlo.`,
    'varias-hojas': `trae más de una hoja que sirve, y no son partes de una misma tabla: ${keys}. Diga cuál de ellas usar.`,
    'parquet-danado': 'es un Parquet dañado o de una clase que no sé leer. Expórtelo de nuevo, o como CSV.',
    'faltan-columnas': `no trae ${(detail.claves ?? []).length === 1 ? 'la columna' : 'las columnas'} ${enumerate((detail.claves ?? []).map((c) => `«${c}»`))}. Encontré: ${columns}. Diga cuál es, o agréguela.`,
    'decisiones-sin-columnas':
      'no es un archivo de decisiones: espero las columnas entidad, municipio, clave, decision y cvegeo, como las guarda Tejido.',
    zip: 'es un zip, no una tabla. Ábralo y cargue la tabla que trae dentro.',
    'zip-sin-tablas':
      'es un zip sin tablas (CSV, XLSX, ODS, Parquet o DBF) ni mapas. Suelte el archivo que va dentro.',
    'zip-sin-capas':
      'es un zip sin mapa: no encontré un shapefile, un GeoJSON, un GeoPackage ni un KML. Descargue el zip del Marco Geoestadístico y suéltelo entero.',
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
    'mapa-no-se-dibuja':
      'se leyó, pero no se puede dibujar: sus figuras son demasiadas o están rotas. Simplifíquelas en un programa de mapas y vuelva a cargarlo.',
    'lon-lat-cambiadas':
      'trae la latitud y la longitud cambiadas de lugar. Expórtelo con la longitud primero.',
    'otro-pais': 'no es un mapa de México: sus coordenadas caen en otra parte del mundo.',
    'entidad-repetida': `trae ${keys}, que también viene en ${columns}. Deje un solo archivo de cada entidad, de la misma fecha.`,
    'sistema-de-clave': `${
      detail.evidencia?.ine === null
        ? 'trae números de municipio y nada dice si son del INE o del INEGI'
        : 'tiene claves que sirven igual como INE que como INEGI'
    }${detail.evidencia ? `: ${explainCounts(detail.evidencia)}` : ''}. Diga de cuál son.`,
    'claves-de-otra-entidad': `trae ${plural(detail.cuantas ?? 0, 'renglón cuya clave es de otra entidad que la que dice su nombre', 'renglones cuyas claves son de otra entidad que la que dicen sus nombres')} (${keys}). Corrija las claves o los nombres; si las claves son las buenas y son del INEGI, dígalo.`,
    'claves-y-nombres': `trae ${plural(detail.cuantas ?? 0, 'municipio cuyo nombre es', 'municipios cuyos nombres son')} de otra clave del INEGI (${keys}): las claves parecen del INE. Cargue primero una tabla de secciones con las dos claves y diga que son del INE; si de verdad son del INEGI, dígalo.`,
    'marco-sin-puente': `trae claves del INE que el puente cargado no lleva a una sola clave del INEGI (${keys}). Cargue una tabla de secciones de la misma fecha.`,
    'puente-sin-columnas': `no trae las dos claves de municipio, la del INE y la del INEGI, en columnas de la misma tabla.`,
    'secciones-sin-columnas': `no dice de qué entidad y sección es cada renglón${columns ? ` (encontré: ${columns})` : ''}. Necesito las columnas entidad y seccion, y el municipio o el distrito de cada una.`,
    'secciones-clave-ine': `dice los municipios sólo con números del INE (columna «${columns}»), que no son los del INEGI. Agregue la columna municipio_inegi o el nombre del municipio, o cargue primero una tabla con las dos claves.`,
    'votos-sin-columnas': `no es una tabla de votos que yo reconozca${columns ? ` (encontré: ${columns})` : ''}. Necesito columnas con la unidad (entidad y seccion, o cvegeo, o distrito) y una columna de votos por opción.`,
    'votos-dudosos': `se puede leer de más de una manera: no hay modo de saber si ${(detail.columnas ?? []).length === 1 ? 'esta columna es una opción' : 'estas columnas son opciones'} de voto: ${columns}. Diga qué ${(detail.columnas ?? []).length === 1 ? 'es' : 'es cada una'}.`,
    'secciones-repetidas': `trae ${plural(detail.cuantas ?? 0, 'renglón que repite', 'renglones que repiten')} una sección con otras cifras, y nada dice si son partes que se suman. Deje un renglón por sección, o agregue la columna que dice de qué parte es cada uno (casilla, sexo).`,
    'solo-porcentajes': `trae porcentajes (${columns}) y no votos: de ellos no se puede sumar nada. Cargue la tabla con los votos.`,
    'votos-repetidos': `trae ${plural(detail.cuantas ?? 0, 'renglón que repite', 'renglones que repiten')} una unidad con otras cifras (el primero, en el renglón ${number(detail.renglon ?? 0)}). Puede que cada renglón sea una casilla y se sumen, o que valga sólo el primero. Diga cuál de las dos.`,
    'varias-elecciones': `trae ${plural(detail.cuantas ?? 0, 'elección', 'elecciones')} en la misma tabla: ${keys}. Diga cuál de ellas leer.`,
    'eleccion-desconocida': `no trae la elección que pidió. Trae: ${keys || 'una sola, sin nombre'}.`,
    'numeros-dudosos': `escribe números que se leen de dos maneras en ${(detail.columnas ?? []).length === 1 ? 'la columna' : 'las columnas'} ${columns}: no hay modo de saber si en «${detail.claves?.[0] || '1.100'}» el signo separa miles o decimales. Escriba los miles sin separador, o los decimales sin que sean justo tres, y vuelva a cargarlo.`,
    'columna-desconocida': `no trae la columna ${keys}. Sus columnas son: ${columns}.`,
    'cuadro-desconocido': `no trae el cuadro que pidió.${keys ? ` Sus cuadros son: ${keys}.` : ' No encontré ninguno en la hoja.'}`,
    'categorias-encimadas': `reparte sus cifras en grupos que se enciman (${keys}, en ${columns}): sumarlos contaría dos veces a las mismas personas. Deje sólo grupos que no se toquen, o el renglón del total.`,
    'solo-localidades': `trae localidades y ningún renglón de municipio entero (${columns} 0000): sumar lo que traiga puede dejar fuera a quien no está en la lista. Cargue la tabla por municipio.`,
    'categorias-sin-sumar': `reparte sus cifras en categorías (${columns}) que no sé si abarcan a todas las personas: sumarlas podría dar de menos o contar dos veces. Cargue la tabla ya sumada por municipio.`,
    'votos-sin-puente':
      'trae claves del INE, que no son las del INEGI. Cargue primero una tabla de secciones con las dos claves.',
    'gzip-danado': 'está comprimido y dañado. Descárguelo de nuevo.',
    'renglon-enorme': `trae un renglón de más de ${number(detail.megas ?? 0)} MB: no es una tabla, o perdió sus saltos de línea. Expórtelo de nuevo como CSV.`,
    'demasiado-grande': `pasa de ${number(detail.megas ?? 0)} MB, más de lo que cabe con seguridad en la memoria del navegador. Divídalo por entidad.`,
    'pasa-del-limite': `pasa de ${number(detail.cuantas ?? 0)} ${detail.claves?.[0] ?? 'renglones'}, más de lo que se puede leer con seguridad. Divídalo, o revise que sea el archivo correcto.`,
    'textos-con-nombres': `trae ${plural(detail.cuantas ?? 0, 'celda que parece', 'celdas que parecen')} traer nombres de personas en ${columns}.`,
    'nombres-de-personas': `parece traer nombres de personas en ${columns}. Si es una lista de afiliados, cárguela como tal; si no, diga si son de personas, y esas columnas no se leen, o de células, grupos o lugares.`,
    'folios-de-personas': `trae en ${columns} ${plural(detail.cuantas ?? 0, 'folio que parece un teléfono o una cuenta', 'folios que parecen teléfonos o cuentas')}. Diga si son folios, y se guardan, o de personas, y en su lugar queda una marca.`,
    'otra-tabla': (detail.columnas ?? []).includes('afiliados')
      ? 'parece una tabla de afiliados, una lista de personas. No se guardó nada de ella: cárguela como afiliados, o quite antes las columnas que identifican a cada persona.'
      : `parece una tabla de ${columns}. No se guardó nada de ella: cárguela como lo que es.`,
    'no-es-marco':
      'no es un mapa: espero el zip de un shapefile como lo entrega el INEGI, un GeoJSON, un TopoJSON, un GeoPackage, un KML, un FlatGeobuf o un GeoParquet.',
    'xml-roto': 'no es un KML completo: quizá la descarga se cortó. Descárguelo de nuevo.',
    'json-roto': 'no es un JSON completo: quizá la descarga se cortó. Descárguelo de nuevo.',
    'json-sin-mapa': 'es un JSON, pero no un mapa: no encontré una topología ni una colección de polígonos.',
    'mapa-vacio': 'no trae ninguna figura. Expórtelo de nuevo, con la capa de municipios.',
    'json-sin-claves': `trae ${plural(detail.cuantas ?? 0, 'polígono', 'polígonos')} sin clave de municipio. Necesito la propiedad «cvegeo» con la clave municipal.`,
    'claves-faltantes': `tiene ${plural(detail.cuantas ?? 0, 'polígono', 'polígonos')} sin clave (posiciones ${keys}). Complete «cvegeo» en todos.`,
    'claves-repetidas': `repite ${plural(detail.cuantas ?? 0, 'clave', 'claves')} (${keys}). Cada municipio debe venir una sola vez.`,
    'sin-geometria': `tiene ${plural(detail.cuantas ?? 0, 'municipio', 'municipios')} sin figura que dibujar (${keys}). Descárguelo de nuevo, o quite ${detail.cuantas === 1 ? 'ese renglón' : 'esos renglones'} y vuelva a cargarlo.`,
    'coordenadas-proyectadas':
      'trae coordenadas que no son grados y no dice de qué proyección son. Expórtelo en longitud y latitud (WGS84 o ITRF2008).',
    'censo-sin-columna': `no trae una columna de población total${columns ? ` (encontré: ${columns})` : ''}. Necesito la clave del municipio y «Total» o «pob».`,
    'poblacion-dudosa': `trae dos columnas que parecen la población total y no dicen lo mismo: ${columns}. Deje sólo la que vale y vuelva a cargarlo.`,
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
