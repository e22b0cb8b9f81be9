import ical, { ICalCalendarMethod } from 'ical-generator';

/** A week in which somebody goes somewhere. */
export interface PlanEvent {
  cvegeo: string;
  /** First and last day of the week, `AAAA-MM-DD`. */
  desde: string;
  hasta: string;
  titulo: string;
  detalle: string;
}

/** Midnight of a day by the clock of this device: events of whole days have no hour. */
const midnight = (iso: string) => new Date(`${iso}T00:00:00`);
const dayAfter = (iso: string) => {
  const date = midnight(iso);
  date.setDate(date.getDate() + 1);
  return date;
};

/** A plan as a calendar (iCalendar, RFC 5545): an event of whole days for each place. */
export function planToCalendar(name: string, events: readonly PlanEvent[]): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Tejido', product: 'Planeador', language: 'ES' }
  });
  for (const { cvegeo, desde, hasta, titulo, detalle } of events)
    calendar.createEvent({
      id: `plan-${cvegeo}-${desde}@tejido`,
      allDay: true,
      start: midnight(desde),
      // The end of whole days is the day after the last one.
      end: dayAfter(hasta),
      summary: titulo,
      description: detalle
    });
  return calendar.toString();
}
