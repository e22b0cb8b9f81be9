/** Sentences of "Fuentes y métodos". */
export const SOURCES = {
  title: 'Fuentes y métodos',
  intro: 'De dónde sale cada dato que trae el sitio, con su fecha y qué tan firme es.',
  data: 'Datos que trae el sitio',
  date: 'Fecha',
  confidence: 'Firmeza',
  confidences: { H: 'Alta: leído en la fuente o recontado', M: 'Media: prensa o inferencia' },
  counts: 'Cuántos municipios hay',
  countsText: 'Depende de la lista y de la fecha. Por eso el tablero siempre dice contra cuál se mide.',
  catalogue: 'Catálogo',
  withCdmx: 'Con las 16 alcaldías',
  withoutCdmx: 'Sin ellas',
  countsSource:
    'Recuento de los archivos censales y catálogos del INEGI, consultados el 1 de noviembre de 2026.',
  goal: 'La meta de 2,446',
  goalText:
    'Es una meta declarada, no un catálogo del INEGI. La lista que usa Tejido es una reconstrucción: los municipios de 2010 sin la Ciudad de México, más Bacalar, Puerto Morelos y los cuatro de Chiapas decretados en noviembre de 2011. Uno de esos cuatro ya no existe y no tiene clave. Los municipios creados después quedan fuera de la meta y se muestran con su municipio de origen.',
  later: 'Municipios creados después de 2010',
  key: 'Clave',
  name: 'Municipio',
  origin: 'Salió de',
  circunscripciones: 'Circunscripciones',
  circunscripcion: (n: number) => `${n}.ª`,
  methods: 'Métodos',
  list: [
    [
      'Cubierto',
      'Un municipio está cubierto si tiene al menos una célula en etapa activa, constituida en la fecha mostrada o antes.'
    ],
    [
      'Nuevos en 4 semanas',
      'Cubiertos en la fecha mostrada que 28 días antes no lo estaban, según sus células que hoy están activas.'
    ],
    [
      'Personas',
      'Si hay un censo cargado, sus cifras; si no, las del marco cargado; si no, la suma de las localidades de GeoNames que caen en el municipio, siempre con «≈». Un municipio sin cifra suma 0 y se cuenta aparte como sin dato.'
    ],
    [
      'Sin dato, cero y no aplica',
      'Cero es una cifra: se sabe que no hay. Sin dato es que no se sabe. No aplica es que la medida no tiene sentido ahí, o que el municipio está fuera del universo.'
    ],
    [
      'Clases del mapa',
      'Cuantiles reparten los municipios por igual entre las clases; Jenks busca los cortes que dejan grupos más parecidos por dentro (solución exacta); los intervalos iguales dividen el rango. El cero nunca entra en una clase.'
    ],
    [
      'Vecinos',
      'Dos municipios son vecinos si comparten exactamente un tramo de frontera, o sólo un punto. Se calcula con las coordenadas originales, sin simplificar.'
    ],
    ['Áreas', 'Sobre el elipsoide WGS84, con los polígonos a todo detalle.'],
    [
      'Municipios pequeños',
      'En el mapa nacional, los municipios con presencia que serían casi invisibles llevan un punto de su mismo color.'
    ],
    [
      'Privacidad',
      'Las columnas que identifican a personas no se leen ni se guardan. En las tablas que se exportan, los conteos de 1 a 4 personas aparecen como «<5».'
    ]
  ],
  licence: 'Licencia de los límites',
  demo: 'Demostración',
  demoText:
    'Las células y demás tablas de la demostración son inventadas por un programa con semilla fija, sobre municipios reales. No describen a ninguna organización.'
} as const;
