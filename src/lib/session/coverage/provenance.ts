import { AGE_BANDS } from '../../domain/member';
import { BOARD, FILTERS } from '../../text/es/shared/board';
import { EXPORT } from '../../text/es/shared/export';
import { longDate } from '../../text/es/shared/numbers';
import { type board, view, workspace } from '../app.svelte';

/** Where the cells come from, for a file or a picture; empty where there are none. */
export const cellsSource = () =>
  workspace.cells === 'demo' ? EXPORT.demo : workspace.cells === 'vacio' ? '' : workspace.cells.nombre;

/** Where the people of each municipality come from. */
export const peopleSource = () =>
  workspace.population.kind === 'geonames'
    ? `${BOARD.approx}${BOARD.peopleGeonames}`
    : workspace.population.source;

/** Where the members come from. */
export const membersSource = () =>
  typeof workspace.members === 'string' ? EXPORT.demo : workspace.members.nombre;

/** What limited which cells the answer counts, in words; empty without. */
export const filtersOf = ({ sectores, desde }: NonNullable<typeof board.answer>, members: boolean) =>
  [
    EXPORT.filters(sectores.join(', '), desde === null ? '' : longDate(desde)),
    members && view.generos.length
      ? EXPORT.gender(view.generos.map((g) => FILTERS.genders[g]).join(', '))
      : '',
    members && view.edades.length
      ? EXPORT.age(view.edades.map((a) => AGE_BANDS[a] ?? FILTERS.noAge).join(', '))
      : ''
  ]
    .filter(Boolean)
    .join(' · ');
