import { foldName } from './catalog';

/** A stage in the life of a cell. The list is editable; exactly the `activa` ones make a municipality covered. */
export interface Stage {
  id: string;
  nombre: string;
  /** Whether a cell in this stage covers its municipality. */
  activa: boolean;
}

/** The stages that the example contract names (`estado`: activo, en formación, inactivo). */
export const DEFAULT_STAGES: readonly Stage[] = [
  { id: 'activo', nombre: 'Activo', activa: true },
  { id: 'en-formacion', nombre: 'En formación', activa: false },
  { id: 'inactivo', nombre: 'Inactivo', activa: false }
];

/** The ten named sectors; the list is editable and free. */
export const DEFAULT_SECTORS: readonly string[] = [
  'obreros',
  'campesinos',
  'profesionistas',
  'pequeños comerciantes',
  'empresarios medios y pequeños',
  'género',
  'indígenas',
  'jóvenes',
  'migrantes',
  'ecologistas'
];

/** Spanish adjectives change their ending with gender: "activa" and "activo" are one stage. */
const foldStage = (text: string) => foldName(text).replace(/[oa]s?$/, '');

/** Position of the stage a spreadsheet cell names, −1 when it names none of the list. */
export function matchStage(text: string, stages: readonly Stage[]): number {
  const wanted = foldStage(text);
  return stages.findIndex((s) => foldStage(s.nombre) === wanted || foldStage(s.id) === wanted);
}

/** Position of the sector a spreadsheet cell names, −1 when it names none of the list. */
export function matchSector(text: string, sectors: readonly string[]): number {
  const wanted = foldName(text);
  return sectors.findIndex((s) => foldName(s) === wanted);
}
