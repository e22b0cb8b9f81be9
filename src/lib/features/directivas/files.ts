import { toIso } from '../../domain/day';
import { boardsToCsv } from '../../export/boards-csv';
import { BOARDS } from '../../text/es/directivas';
import { EXPORT } from '../../text/es/shared/export';
import { territory, view, workspace } from '../../session/app.svelte';
import { boards } from './directivas.svelte';
import { download } from '../../kit/save-file';

/** Saves the list of boards on screen. */
export function saveBoards(): void {
  const { facts } = boards;
  if (!facts) return;
  const table = workspace.tables.directivas;
  // Places without a board are those of the cells.
  const demo = table === 'demo' || (view.cuales === 'faltan' && workspace.isDemo);
  const rows = boards.lists[view.cuales].map((m) => {
    const { clave, nombre } = territory.catalog.municipios[m];
    const place = boards.boardOf(m);
    const { mujeres, n } = boards.parityOn(place);
    const figure = (value: number) => (place < 0 ? NaN : value);
    return {
      cvegeo: clave,
      municipio: nombre,
      entidad: territory.entidadName(clave),
      cargos: figure(facts.posts.length),
      cubiertos: figure(boards.heldOn(place)),
      vacantes: figure(boards.vacantOn(place)),
      mujeres: figure(mujeres),
      con_sexo: figure(n)
    };
  });
  const fecha = toIso(view.fecha);
  const fuente = table === 'demo' ? EXPORT.demo : table === 'vacio' ? '' : table.nombre;
  download(
    boardsToCsv(rows, { fecha, lista: BOARDS.lists[view.cuales], fuente, demo }),
    BOARDS.file(view.cuales, fecha, demo)
  );
}
