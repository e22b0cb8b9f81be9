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
      'Distancias',
      'La más corta sobre el elipsoide WGS84 (Karney 2013), en línea recta, entre un punto interior de cada municipio. No es el camino por carretera.'
    ],
    [
      'Traslapes',
      'Qué parte del área de un municipio cae en cada distrito o sección, medida en un plano que conserva las áreas. La parte que ninguno cubre se dice aparte: nunca se reparte entre los demás.'
    ],
    [
      'Municipios y distritos',
      'Es una relación de muchos a muchos, contada sección por sección. Cada parte de un municipio pesa por sus secciones, su lista nominal, su población o su área, y la base se dice siempre. Si nadie contó la base por sección, la cifra del municipio se reparte entre sus partes por número de secciones. Un municipio en varios distritos nunca se muestra como de uno solo.'
    ],
    [
      'Cobertura de un distrito',
      'Mínimo: los municipios cubiertos que están enteros en él. Máximo: todo municipio cubierto, con la parte que tiene en él. La mejor estimación es el máximo, salvo donde todas las células activas de un municipio cortado dicen su sección o su punto: ahí cuentan sólo los distritos en que están. Células e integrantes de un municipio cortado se reparten según su parte en cada distrito.'
    ],
    [
      'Resultados electorales',
      'Participación: votos entre lista nominal. Margen: ventaja del primero sobre el segundo, en puntos de los votos válidos (sin nulos ni no registrados). Número efectivo de partidos: Laakso y Taagepera (1979). Votos de otro año se llevan a un mapa por sección; los que el mapa no tiene, los anulados y los del extranjero van aparte y no se reparten.'
    ],
    [
      'Coaliciones',
      'Los votos marcados para varios partidos se muestran como vienen, se reparten por igual entre los partidos con el sobrante al de más votos (LGIPE, artículo 311, 1, c), o se suman con los de sus partidos como una candidatura en los distritos donde compitieron juntos. Lo elegido se dice junto a la cifra.'
    ],
    [
      'Sectores por entidad',
      'Una conferencia es del sector que la convocó y cuenta en la entidad de su sede; las personas y los municipios, en la de su origen. «Sin conferencia» es que ni hubo ni vino nadie; «nadie», que hubo y de ahí no vino nadie. En los totales cada municipio cuenta una vez. La distancia es la geodésica sobre el elipsoide WGS84 entre puntos interiores (Karney, 2013); en línea no hay distancia.'
    ],
    [
      'Directivas y paridad',
      'Una directiva está completa cuando todos los cargos del catálogo tienen titular o interino. Suple a un cargo vacante el de mayor rango que el catálogo permite y que tiene titular; nadie suple a dos. La parte de mujeres es entre quienes se sabe el sexo, con su número de casos; con menos de 5 no se da. Paridad: de 40 a 60 %.'
    ],
    [
      'Metas por trimestre',
      'Lo hecho es lo nuevo del trimestre hasta la fecha mostrada. En curso, una meta va a tiempo si lleva al menos la parte del plan que los días pasados son del trimestre; atrasada, desde 75 % de eso; lejos, por debajo.'
    ],
    [
      'Planeador',
      'Alcanzar lo más posible es la cobertura máxima de Church y ReVelle (1974); alcanzar a todos con los menos, la cobertura de conjuntos de Toregas y otros (1971); quedar lo más cerca, la p-mediana de Hakimi (1964). La primera respuesta elige una y otra vez lo que más gana y luego intercambia; HiGHS, un programa de optimización entera, la mejora o prueba que nada es mejor. Para las p-medianas grandes la cota es lagrangiana. La brecha es lo que falta entre la respuesta y la cota. Lo que cuesta una condición es la diferencia con el mejor plan sin ella, o entre qué límites está.'
    ],
    [
      'Mezcla de pesos',
      'Cada cifra reparte su parte de 100 puntos entre los municipios de la región: lo que se suma, en proporción; un índice o una tasa con valores bajo cero, y todo lo que pesa más donde es menor, según cuánto se aparta del otro extremo. Lo que falta cuenta cero y se dice.'
    ],
    [
      'Zonas',
      'Cada zona es de una pieza. Se crece desde municipios lejanos entre sí, siempre la zona más ligera; se emparejan los pesos por las orillas y, hasta un 2 % de diferencia, se acortan los bordes. Lo separado por agua o por otra entidad se une por la distancia más corta, y se dice.'
    ],
    [
      'Patrones',
      'I de Moran (1950) y su forma local (Anselin, 1995), con pesos por renglón y repartos al azar con semilla; pares de vecinos (Moran, 1948). Los señalados se corrigen por descubrimientos falsos (Benjamini y Hochberg, 1995), salvo que se pida lo contrario. Suavizar acerca las tasas de poca gente a la de todos (Marshall, 1991).'
    ],
    [
      'Municipios parecidos',
      'Cada dato se vuelve el lugar que el municipio ocupa en el país, de 0 a 100; la diferencia es el promedio de lo que se apartan esos lugares (Gower, 1971). Un dato que falta en uno de los dos no cuenta, y con menos de la mitad en común no se comparan.'
    ],
    [
      'Figuras que venían mal',
      'Un anillo abierto se cierra, uno que no encierra nada se quita y una figura que se cruza consigo misma se repara sin mover los vértices de sus vecinas. Cada una se nombra en el resultado.'
    ],
    [
      'Claves del INE y del INEGI',
      'El INE y el INEGI numeran distinto los mismos municipios. Se lee según lo que dice el encabezado; si calla, según cuántas claves del archivo existen en cada sistema; si hay empate, se pregunta. Las del INE se llevan a las del INEGI con una tabla que trae las dos.'
    ],
    [
      'Pesos',
      'Un indicador que se suma (viviendas, lista nominal) puede tomar el lugar de las personas en el porcentaje y en el mapa por personas. Un índice, una tasa o un promedio no se suman y no se ofrecen como peso.'
    ],
    [
      'Municipios pequeños',
      'En el mapa nacional, los municipios con presencia que serían casi invisibles llevan un punto de su mismo color.'
    ],
    [
      'Comparación de dos fechas',
      'Un municipio se ganó si en la fecha mostrada tiene COCOCI activo y en la otra no; se perdió si es al revés. El archivo dice cuándo nació cada célula y en qué etapa está hoy, no cuándo dejó de reunirse.'
    ],
    [
      'Ritmo y pronóstico',
      'El ritmo es el promedio de municipios nuevos por semana. El pronóstico ajusta una regresión cuasi-Poisson a las semanas del último año y prolonga la tendencia amortiguada (Gardner y McKenzie, 1985): una baja sigue, cada vez menos; una subida no se promete. El rango es de 80 %, y junto a él se dice cuántas veces acertó en el pasado de los mismos datos. Sin historia bastante no hay pronóstico.'
    ],
    [
      'Iguales',
      'Un hexágono por municipio. Los hexágonos de un estado quedan siempre juntos y ninguno se encima. Dentro de cada estado se reparten con el menor desplazamiento posible (asignación exacta de Jonker y Volgenant).'
    ],
    [
      'Por personas',
      'Un círculo por municipio con área según sus personas, cerca de su lugar y sin encimarse (cartograma de Dorling). El círculo más pequeño es también el de los municipios sin dato de personas y no es proporcional.'
    ],
    [
      'Dos medidas a la vez',
      'Cada medida se parte en tercios de los municipios que tienen cifra. Si alguna no aplica, el municipio no aplica; si de alguna no hay dato, queda sin dato; dos ceros son cero, y un cero junto a una cifra cuenta como bajo.'
    ],
    [
      'Afiliados',
      'Cada persona cuenta en su municipio desde su fecha de afiliación; sin fecha, en todas. El grupo de edad es el que tenía el día en que se cargó el archivo. Un renglón con la misma CURP y el mismo nombre que otro anterior no se cuenta.'
    ],
    [
      'Privacidad',
      'Las columnas que identifican a personas no se guardan: en un archivo de afiliados la CURP y el nombre se miran sólo para no contar dos veces, y la fecha de nacimiento sólo para el grupo de edad. En las tablas que se exportan, los conteos de 1 a 4 personas aparecen como «<5».'
    ]
  ],
  licence: 'Licencia de los límites',
  demo: 'Demostración',
  demoText:
    'Las células y demás tablas de la demostración son inventadas por un programa con semilla fija, sobre municipios reales. No describen a ninguna organización.'
} as const;
