import type { PageId } from './site';

/** What the help says of each page, one paragraph after another. */
export const HELP: Record<PageId, readonly string[]> = {
  tablero: [
    'El número grande dice cuántos municipios tienen al menos una célula activa a la fecha, y de qué lista. Toque cualquier número para ver los municipios que lo forman.',
    'Elija abajo de la cifra contra qué lista se mide: la meta declarada, el marco cargado o el marco sin las alcaldías. Cambian a la vez lo cubierto y el total.',
    'En el mapa, toque un municipio para ver sus células y vecinos. Con teclado: flechas para moverse, + y − para acercar, Entrar para elegir el municipio del centro y Escape para soltarlo.',
    'La barra de tiempo recorre la historia semana por semana, sola o paso a paso, y compara con otra fecha. «Ritmo» dice a qué paso se avanza y cuándo se llegaría.',
    'El mapa se puede ver de tres modos: cada municipio en su lugar, todos iguales, o según sus personas. Con una segunda medida en la leyenda se ven dos a la vez.',
    'La tabla tiene los mismos municipios, orden y filtros que el mapa. Toda la vista está en la dirección: copie el enlace para volver a ella.'
  ],
  distritos: [
    'Cada distrito dice cuánto de él cubre la red: una mejor estimación y, entre paréntesis, el mínimo y el máximo posibles. La franja existe porque de muchas células sólo se sabe el municipio.',
    'Un municipio cortado entre distritos no es de ninguno: el mapa lo raya y su ficha dice qué parte está en cada uno.',
    '«Resultados» suma votos por distrito, municipio, entidad o circunscripción. Lo que el mapa no tiene, lo anulado y lo del extranjero van en renglones propios.',
    '«Catastro» dice cuándo se verificó cada registro. Toque un distrito para ver sus municipios y su ficha para imprimir.'
  ],
  sectores: [
    'La matriz dice, por sector y entidad, cuántas personas vinieron a las conferencias, cuántas hubo, a cuántos municipios se llegó y cuántos integrantes tienen sus células. Toque una celda para verla en el mapa.',
    'Un punto es «sin conferencia»; un cero, «hubo conferencia y de aquí no vino nadie». No son lo mismo.',
    '«Alcance» lista de dónde vino la gente y de dónde no ha venido nadie, con la distancia a la sede. Cada lista se guarda en un archivo.',
    '«Alianzas» dice qué sectores se han reunido y cuáles nunca; «Calendario» y «Comparar» los ponen en el tiempo y uno al lado del otro.'
  ],
  directivas: [
    'Qué cargos de cada directiva municipal están cubiertos, cuáles con interinato y cuáles vacantes. Sin nombres: sólo el cargo y su estado.',
    'El catálogo de cargos se cambia en «Ajustes». Una directiva está completa cuando todos sus cargos están cubiertos.',
    'Toque un municipio para ver sus cargos, quién suple a los vacantes, y quién supliría a quien se fuera.',
    '«Mujeres» dice qué parte son, con su número de casos: con menos de 5 no se da porcentaje. La franja de paridad va de 40 a 60 %.'
  ],
  metas: [
    'Por entidad y trimestre: lo planeado, lo hecho y un semáforo cuya regla está escrita al lado.',
    'Lo hecho es lo nuevo del trimestre: municipios cubiertos por primera vez, células activas constituidas, sus integrantes y mujeres, y conferencias.',
    'La nota de por qué va en la tabla de metas: «Anotar» la abre para escribirla.'
  ],
  planeador: [
    'A dónde ir ahora: elija qué se busca, cuántos municipios nuevos, el peso y hasta dónde alcanza uno con presencia.',
    'La primera respuesta sale al instante y mejora mientras la mira. Dice cuánto le falta, a lo más, para ser la mejor posible, o «Óptimo probado».',
    'Toque un municipio para pedir que entre o que no entre: el plan se rehace en el momento.',
    'El peso puede ser una mezcla, el límite un presupuesto, y lo que se alcanza un municipio, una entidad o un distrito. Cada condición dice lo que cuesta.',
    'La misma pregunta se hace sin navegador con la orden «plan».'
  ],
  zonas: [
    'Reparte los municipios de una entidad entre coordinadores, cada zona de una pieza y con peso parecido.',
    'Toque un municipio de la orilla de una zona para pasarlo a la de al lado: el desbalance se vuelve a contar. Los cambios quedan en la dirección de la página.',
    'Lo que está separado por agua o por otra entidad se une por la distancia más corta, y se dice.'
  ],
  patrones: [
    'Dice si una medida está repartida en el mapa como lo haría el azar, o si los vecinos se parecen. La primera frase es la respuesta.',
    'En el mapa, los municipios que se distinguen junto con sus vecinos: altos entre altos, bajos entre bajos, y los que desentonan.',
    'Un color en el mapa no explica nada por sí solo: un patrón dice dónde mirar, no por qué.'
  ],
  parecidos: [
    'Elija un municipio: la lista dice cuáles se le parecen más por los datos cargados y si la red ya está ahí.',
    'Cada dato cuenta por el lugar que el municipio ocupa en el país. Marque cuáles cuentan.'
  ],
  bitacora: [
    'Lo que se hizo, lo que se acordó y lo que se aprendió, cada cosa con su municipio, sus estrategias, sus ejes y su sector.',
    'La tabla cruza estrategias y ejes: toque una celda para ver sólo lo suyo, en la lista y en el mapa. Los ejes se escriben en «Ajustes».',
    'Un acuerdo está vencido cuando sigue pendiente o en curso y su plazo ya pasó en la fecha que se mira.',
    'La biblioteca de experiencias se busca por palabras, lugar y sector, para aprender de donde funcionó.'
  ],
  inicio: [
    'Elija quién es: cada papel empieza por las preguntas que trae. La elección va en la dirección de la página; no hay cuentas ni contraseñas.'
  ],
  ficha: [
    'Una página con lo que se sabe del distrito o la entidad: cada cifra lleva su fuente y su fecha.',
    'Para cambiar la elección, la base de los pesos o el umbral, vuelva a «Distritos».'
  ],
  datos: [
    'Arrastre sus archivos a cualquier parte de la página o elíjalos con el botón. Se leen en este equipo y no salen de él.',
    'Cada renglón del archivo queda en una sola cuenta: aceptado o, si no se pudo usar, con su renglón y su motivo. Nada se pierde en silencio.',
    'Cada carga se puede deshacer. «Borrar todo» quita de este navegador lo que haya cargado.'
  ],
  ajustes: [
    'Las etapas, los sectores, los ejes, los cargos y las metas son listas de su organización: cámbielas a su modo.',
    'Sólo las etapas marcadas como activas cuentan como cobertura. Los cambios se guardan en este navegador.'
  ],
  fuentes: [
    'Cada dato que trae el sitio aparece aquí con su fuente, su fecha y qué tan firme es.',
    'Los métodos dicen cómo se calcula cada cifra del tablero.'
  ],
  renglones: [
    'Cada pestaña lista los renglones de una cuenta, con su línea en el archivo. «Corregir» abre el renglón ahí mismo.',
    'Un renglón corregido pasa por las mismas reglas que al cargarse: si ya está bien, se suma a los aceptados.',
    'Todo cambio se puede deshacer y queda en el historial de «Datos».'
  ],
  revision: [
    'Cada tarjeta es un lugar que no se pudo reconocer. Elija su municipio, déjelo fuera o pospóngalo.',
    'Una decisión vale para todos los renglones que escriben el lugar igual; con «Uno por uno» se decide cada renglón.',
    'Las decisiones se recuerdan, y se pueden guardar en un archivo para compartirlas.'
  ],
  oficiales: [
    'Aquí está qué descargar del INEGI y del INE, por su nombre, y qué hacer con cada archivo.',
    'Los enlaces abren la página oficial en otra pestaña. Lo que descargue se carga en «Datos», como viene.'
  ]
};
