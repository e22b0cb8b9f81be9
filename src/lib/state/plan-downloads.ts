import { toIso } from '../domain/day';
import { planToCsv } from '../export/plan-csv';
import { PLAN } from '../text/planner';
import { board, territory, view, workspace } from './app.svelte';
import { planner } from './committee.svelte';
import { download } from './downloads';

/** Saves the plan on screen. */
export function savePlan(): void {
  const { report } = planner;
  if (!report) return;
  const demo = workspace.isDemo;
  const fecha = toIso(view.fecha);
  const { pesa } = view;
  const rows = report.steps.map(({ unit, gain }, i) => {
    const { clave, nombre } = territory.catalog.municipios[unit];
    return {
      lugar: i + 1,
      cvegeo: clave as string,
      municipio: nombre,
      entidad: territory.entidadName(clave),
      ganancia: Number.isNaN(gain) ? null : gain,
      alcanza_nuevos: report.opens[i],
      condicion: planner.lockOf(clave) === 'obliga' ? PLAN.selected.must : ''
    };
  });
  const context = {
    objetivo: PLAN.objectives[view.busca],
    peso: pesa === 'poblacion' || pesa === 'unidades' ? PLAN.weights[pesa] : board.textOf(pesa).name,
    probado: report.answer.proven,
    brecha: planner.gap,
    fecha,
    demo
  };
  download(planToCsv(rows, context), PLAN.file(fecha, demo));
}
