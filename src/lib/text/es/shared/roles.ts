/** Words of who looks, and the questions that each brings. */
export const ROLE_WORDS = {
  title: '¿Quién es?',
  intro:
    'Cada papel empieza por sus preguntas. La elección va en la dirección de la página: no hay cuentas, y se cambia cuando se quiera.',
  mine: 'Sus preguntas',
  change: 'Cambiar de papel',
  names: {
    coordinacion: 'Coordinación nacional',
    electoral: 'Secretaría electoral',
    estatal: 'Comité estatal',
    sectores: 'Comisión de sectores'
  },
  questions: {
    coordinacion: {
      cobertura: '¿Cuántos municipios tienen un COCOCI activo?',
      ritmo: '¿A este paso, cuándo llegamos?',
      entidades: '¿Qué entidades van atrás?',
      metas: '¿Qué metas del trimestre van lejos?',
      patron: '¿Lo que se ve en el mapa es un patrón o es azar?'
    },
    electoral: {
      distritos: '¿Cuánto de cada distrito cubrimos?',
      cuadrante: '¿Dónde está reñido y cubrimos poco?',
      resultados: '¿Cómo votó?',
      catastro: '¿Qué hay que verificar?'
    },
    estatal: {
      entidad: '¿Qué municipios de mi entidad faltan?',
      plan: '¿A qué municipios ir ahora?',
      zonas: '¿Quién atiende qué municipios?',
      directivas: '¿Qué directivas están completas?',
      metas: '¿Cómo va nuestro plan del trimestre?',
      acuerdos: '¿Qué acuerdos se vencieron?',
      mujeres: '¿Qué parte son mujeres?'
    },
    sectores: {
      matriz: '¿Qué sector ha llegado a qué entidad?',
      huecos: '¿De dónde no ha venido nadie?',
      alianzas: '¿Qué sectores se han reunido, y cuáles nunca?',
      comparar: '¿Cómo se ven los sectores lado a lado?',
      experiencias: '¿Dónde funcionó, y cómo?'
    }
  }
} as const;
