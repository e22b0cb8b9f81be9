import { toIso } from '../../domain/day';
import { quarterName } from '../../domain/target';
import { targetsToCsv } from '../../export/targets-csv';
import { TARGETS } from '../../text/es/metas';
import { territory, view, workspace } from '../../session/app.svelte';
import { targets } from './metas.svelte';
import { download } from '../../kit/save-file';

/** Saves the plans on screen and what was done. */
export function saveTargets(): void {
  const demo = workspace.isDemo || workspace.tables.metas === 'demo';
  const fecha = toIso(view.fecha);
  const rows = targets.rows.map((r) => ({
    entidad: r.entidad,
    nombre_entidad: territory.entidadName(r.entidad),
    trimestre: quarterName(targets.quarter),
    medida: targets.measure,
    plan: r.plan,
    hecho: r.hecho,
    semaforo: TARGETS.lights[r.light],
    nota: r.nota
  }));
  download(targetsToCsv(rows, { fecha, demo }), TARGETS.file(fecha, demo));
}
