/** Sentences that go out with files. */
export const EXPORT = {
  demo: 'DATOS DE DEMOSTRACIÓN: organización inventada',
  tableFile: (date: string, demo: boolean) => `tejido-municipios-${date}${demo ? '-demostracion' : ''}.csv`,
  mapFile: (date: string, demo: boolean) => `tejido-mapa-${date}${demo ? '-demostracion' : ''}.png`,
  problemsFile: (name: string) => `problemas-${name.replace(/\.[^.]+$/, '')}.csv`,
  subtitle: (covered: string, total: string, pct: string, universe: string, date: string) =>
    `${covered} de ${total} municipios con COCOCI activo (${pct}) · ${universe} · al ${date}`,
  cells: (name: string) => `Células: ${name}.`,
  people: (name: string) => `Personas: ${name}.`,
  members: (name: string) => `Afiliados: ${name}.`,
  indicator: ({ name, help }: { name: string; help: string }) => `${name}. ${help}`,
  electoral: (files: string) => `Límites electorales: ${files}.`,
  compared: (date: string) => `comparado con el ${date}`,
  gender: (names: string) => `sexo: ${names}`,
  age: (names: string) => `edad: ${names}`,
  credits: (frame: string) =>
    `Límites municipales: ${frame}. Países vecinos: Natural Earth. Localidades: GeoNames, CC BY 4.0.`,
  filters: (sectors: string, since: string) =>
    ['', sectors && `sector: ${sectors}`, since && `constituidas desde ${since}`].filter(Boolean).join(' · '),
  made: 'Hecho con Tejido.'
} as const;
