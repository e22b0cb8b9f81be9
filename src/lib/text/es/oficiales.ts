/** One official file: who gives it, what it is called, where it is and what to do with it. */
export interface OfficialFile {
  id: string;
  title: string;
  who: string;
  name: string;
  where: { label: string; href: string };
  file: string;
  gives: string;
  steps: readonly string[];
}

/** Sentences of the page that says what to download. */
export const OFFICIAL = {
  title: 'Obtener los datos oficiales',
  intro:
    'El tablero funciona con lo que trae el sitio. Con estos archivos trabaja con los límites y las cifras oficiales más recientes. Descárguelos usted de su página y suéltelos aquí como vienen: Tejido no pide nada a internet.',
  labels: {
    who: 'Quién lo publica',
    name: 'Cómo se llama',
    file: 'Qué archivo es',
    gives: 'Para qué sirve',
    steps: 'Qué hacer'
  },
  order: 'En qué orden',
  orderText:
    'Primero el marco de municipios, luego la población, y al final la tabla de secciones y los distritos. También puede soltarlos todos juntos: se leen en ese orden.',
  back: 'Ir a cargar archivos',
  changing:
    'Los nombres de las descargas cambian de un año a otro. Si no encuentra alguno, busque su título en la página del INEGI o del INE.'
} as const;

/** What to download, in the order in which it serves. */
export const OFFICIAL_FILES: readonly OfficialFile[] = [
  {
    id: 'marco',
    title: 'Límites de los municipios',
    who: 'INEGI',
    name: 'Marco Geoestadístico, la edición más reciente',
    where: { label: 'inegi.org.mx/temas/mg', href: 'https://www.inegi.org.mx/temas/mg/' },
    file: 'El zip del país («integrado») o el de cada entidad, por ejemplo 20_oaxaca.zip. Dentro trae la carpeta conjunto_de_datos con la capa de municipios (00mun, 20mun).',
    gives:
      'Es el marco: la lista de municipios contra la que se mide, sus figuras, sus áreas y sus vecinos. Las claves son del INEGI (cvegeo).',
    steps: [
      'Suelte el zip entero, sin abrirlo. La proyección y los acentos se resuelven solos.',
      'Si baja los de cada entidad, suéltelos juntos: se unen en un solo marco y el resultado dice cuáles faltan.',
      'El del país trae mucho detalle. Si su equipo es modesto, use los de las entidades que necesite.'
    ]
  },
  {
    id: 'censo',
    title: 'Población por municipio',
    who: 'INEGI',
    name: 'Censo de Población y Vivienda 2020, tabulado «Población total por entidad y municipio según sexo»',
    where: {
      label: 'inegi.org.mx/programas/ccpv/2020',
      href: 'https://www.inegi.org.mx/programas/ccpv/2020/'
    },
    file: 'El CSV que exporta la consulta, con sus títulos y su pie, o la tabla de «Principales resultados por localidad (ITER)» en CSV.',
    gives:
      'Personas por municipio: el porcentaje de personas, las tasas por 10 mil y el mapa por personas dejan de ser aproximados.',
    steps: [
      'Suelte el CSV como viene. Los renglones de entidad y de localidad no se suman dos veces.',
      'Los municipios creados después de 2020 se leen «incluido en su municipio de origen», nunca cero.'
    ]
  },
  {
    id: 'indicadores',
    title: 'Otros indicadores por municipio',
    who: 'INEGI, CONAPO, CONEVAL y otros',
    name: 'Cualquier tabla con la clave del municipio: marginación, rezago social, vivienda, lista nominal',
    where: { label: 'inegi.org.mx/datosabiertos', href: 'https://www.inegi.org.mx/datosabiertos/' },
    file: 'Un CSV con cvegeo y una columna por indicador, o largo: cvegeo, indicador, periodo, valor, unidad, fuente.',
    gives:
      'Cada indicador se vuelve una medida del mapa, una columna de la tabla y, si suma, un peso de la cobertura.',
    steps: [
      'Guarde la hoja como CSV y suéltela.',
      'Revise en el resultado qué indicadores entraron y cuántos municipios tienen dato.'
    ]
  },
  {
    id: 'secciones',
    title: 'Secciones electorales con las dos claves',
    who: 'INE',
    name: 'Catálogo o tabla de secciones que traiga la clave municipal del INE y la del INEGI',
    where: { label: 'cartografia.ine.mx', href: 'https://cartografia.ine.mx/' },
    file: 'Un CSV con columnas como entidad, seccion, municipio_ine, municipio_inegi, distrito_federal y distrito_local; si trae lista nominal o población, también se usan.',
    gives:
      'Dice en qué municipio y distrito está cada sección: con ella «Distritos» deja de ser de demostración. Es además el puente entre las claves del INE y las del INEGI, que numeran distinto los mismos municipios.',
    steps: [
      'Suelte el CSV. Queda guardado y sirve para todos los archivos que cargue después. Si carga otro, los dos se comparan en «Catastro».',
      'Si un archivo no dice de quién son sus claves, se cuenta cuántas existen en cada sistema y se le muestra.'
    ]
  },
  {
    id: 'votos',
    title: 'Resultados electorales',
    who: 'INE e institutos electorales de los estados',
    name: 'Cómputos por casilla o por sección (SICEE: federales 1991–2024, locales 2015–2024)',
    where: { label: 'siceen21.ine.mx', href: 'https://siceen21.ine.mx/' },
    file: 'Un CSV o texto separado por barras, con la entidad, la sección y una columna por partido o coalición; también por municipio o distrito.',
    gives:
      'Participación, margen y partidos por municipio, distrito, entidad o circunscripción, y el cambio entre dos elecciones.',
    steps: [
      'Ponga el año y el cargo en el nombre del archivo, por ejemplo «diputaciones federales 2024.csv», y suéltelo.',
      'Las casillas de una sección se suman. Lo que no cuadra se nombra con su renglón y se usa como viene.'
    ]
  },
  {
    id: 'distritos',
    title: 'Distritos y secciones en el mapa',
    who: 'INE',
    name: 'Marco Geográfico Electoral (Base Geográfica Digital), por entidad',
    where: { label: 'cartografia.ine.mx', href: 'https://cartografia.ine.mx/' },
    file: 'El zip del shapefile con las capas DISTRITO_FEDERAL, DISTRITO_LOCAL o SECCION.',
    gives: 'Qué distritos tocan a cada municipio y qué parte de él, medida sobre las figuras.',
    steps: [
      'Suelte el zip entero. Si trae varias capas se le pregunta cuál usar.',
      'La cartografía del INE y la del INEGI no coinciden del todo: lo que queda sin cubrir se dice, no se reparte.'
    ]
  }
];
