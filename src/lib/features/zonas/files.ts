import { toIso } from '../../domain/day';
import { zonesToCsv } from '../../export/zones-csv';
import { ZONES } from '../../text/es/zonas';
import { territory, view, workspace } from '../../session/app.svelte';
import { planner } from '../planeador/planeador.svelte';
import { download } from '../../kit/save-file';
import { zones } from './zonas.svelte';

const known = (value: number) => (Number.isNaN(value) ? null : value);

/** Saves who looks after which municipalities. */
export function saveZones(): void {
  const { members, zone } = zones;
  if (!zone) return;
  const demo = workspace.isDemo;
  const moved = new Set(zones.moved);
  const lines = members.map((m) => {
    const { clave, nombre } = territory.catalog.municipios[m];
    return {
      zona: zone[m] + 1,
      cvegeo: clave as string,
      municipio: nombre,
      valor: known(planner.weight[m]),
      a_mano: moved.has(clave) ? ZONES.byHand : ''
    };
  });
  download(zonesToCsv(lines, planner.weightName, demo), ZONES.file(toIso(view.fecha), demo));
}
