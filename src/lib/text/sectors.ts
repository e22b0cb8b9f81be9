import { plural } from './numbers';

/** What does not fit between the tables of the sectors and of the boards. */
export const SECTOR_PROBLEMS = {
  'conferencia-desconocida': (id: string, groups: number) =>
    `${plural(groups, 'grupo de asistentes nombra', 'grupos de asistentes nombran')} la conferencia «${id}», que la tabla de conferencias no tiene: no ${groups === 1 ? 'entra' : 'entran'} en ningún sector. Agréguela, o corrija la clave.`,
  'conferencia-sin-fecha': (id: string) =>
    `La conferencia «${id}» no tiene fecha: cuenta en los totales y no en los de un periodo.`,
  'cargo-fuera-del-catalogo': (post: string, rows: number) =>
    `${plural(rows, 'renglón dice', 'renglones dicen')} «${post}», que no está en el catálogo de cargos: no ${rows === 1 ? 'cuenta' : 'cuentan'} en las directivas. Agréguelo en «Ajustes», o corríjalo.`
} as const;
