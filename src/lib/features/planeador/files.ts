import { foldName } from '../../domain/catalog';
import { toIso } from '../../domain/day';
import type { Scenario } from '../../domain/scenario';
import { quarterName, quarterOf } from '../../domain/target';
import { planToCalendar } from '../../export/plan-calendar';
import { planToCsv, visitsToCsv } from '../../export/plan-csv';
import { PLAN } from '../../text/es/planeador';
import { SCENARIOS } from '../../text/es/scenarios';
import { territory, view, workspace } from '../../session/app.svelte';
import { planner } from './planeador.svelte';
import { scenarios } from './scenarios.svelte';
import { download } from '../../kit/save-file';

/** Saves the plan on screen. */
export function savePlan(): void {
  const { report } = planner;
  if (!report) return;
  const demo = workspace.isDemo;
  const fecha = toIso(view.fecha);
  const rows = report.steps.map(({ unit, gain }, i) => {
    const { clave, nombre } = territory.catalog.municipios[unit];
    return {
      lugar: i + 1,
      cvegeo: clave as string,
      municipio: nombre,
      entidad: territory.entidadName(clave),
      ganancia: Number.isNaN(gain) ? null : gain,
      alcanza_nuevos: report.opens[i].length,
      distritos_que_abre: (planner.reasonOf(unit)?.opens ?? []).map((d) => d.clave).join(' '),
      costo: planner.costs ? planner.costs[unit] : null,
      condicion: planner.lockOf(clave) === 'obliga' ? PLAN.selected.must : ''
    };
  });
  const context = {
    objetivo: PLAN.objectives[view.busca],
    peso: planner.weightName,
    probado: report.answer.proven,
    brecha: planner.gap,
    fecha,
    demo
  };
  download(planToCsv(rows, context), PLAN.file(fecha, demo));
}

/** Saves a scenario to a file that another committee opens. */
export const saveScenario = (scenario: Scenario): void =>
  download(
    scenarios.fileOf(scenario),
    SCENARIOS.fileName(foldName(scenario.nombre).replace(/[^a-z0-9]+/g, '-')),
    'application/json'
  );

const placeOf = (unit: number) => {
  const { clave, nombre } = territory.catalog.municipios[unit];
  return { clave: clave as string, nombre, entidad: territory.entidadName(clave) };
};

/** Saves who goes where by week, as a table. */
export function saveVisits(): void {
  const demo = workspace.isDemo;
  const fecha = toIso(view.fecha);
  const rows = planner.schedule.map(({ unit, week, desde, hasta, km }) => {
    const { clave, nombre, entidad } = placeOf(unit);
    return {
      semana: week + 1,
      desde: toIso(desde),
      hasta: toIso(hasta),
      trimestre: quarterName(quarterOf(desde)),
      cvegeo: clave,
      municipio: nombre,
      entidad,
      km_desde_el_anterior: Number.isNaN(km) ? null : km
    };
  });
  download(visitsToCsv(rows, demo), PLAN.schedule.file('csv', fecha, demo));
}

/** Saves who goes where by week, for a calendar. */
export function saveCalendar(): void {
  const words = PLAN.schedule;
  const demo = workspace.isDemo;
  const { report, rankOf } = planner;
  if (!report) return;
  const events = planner.schedule.map(({ unit, desde, hasta, km }) => {
    const { clave, nombre, entidad } = placeOf(unit);
    const rank = rankOf[unit];
    return {
      cvegeo: clave,
      desde: toIso(desde),
      hasta: toIso(hasta),
      titulo: words.event(`${nombre}, ${entidad}`),
      detalle: words.detail(rank + 1, planner.gainText(rank), Number.isNaN(km) ? words.first : words.km(km))
    };
  });
  const place = view.ent ? territory.entidadName(view.ent) : PLAN.country;
  const name = demo ? `${words.name(place)} (${PLAN.demo})` : words.name(place);
  download(planToCalendar(name, events), words.file('ics', toIso(view.fecha), demo), 'text/calendar');
}
