import type { CoalitionHandling, VoteOption } from '../domain/votes';
import { fillCandidacies } from './candidacies';
import type { VoteSums } from './sum-votes';

/** Who ran in a unit and with how many votes, after the coalitions were handled. Votes for nobody stand apart. */
export interface Candidacy {
  id: string;
  votos: number;
}

/** What an election gave in a unit. Percentages are 0–100; NaN is *sin dato*. */
export interface Outcome {
  /** By votes, most first; those without a vote are left out. */
  candidaturas: Candidacy[];
  /** The first two have the same votes: nobody is ahead. */
  empate: boolean;
  /** The options do not add up to the file's own total: nobody is told to be ahead. */
  dudosa: boolean;
  /** Votes for somebody who ran: all but nulls and those for unregistered names. */
  validos: number;
  nulos: number;
  noRegistrados: number;
  total: number;
  lista: number;
  /** Votes of every hundred voters on the roll. */
  participacion: number;
  /** Lead of the first over the second, in points of the valid votes. */
  margen: number;
  /** Effective number of parties (Laakso and Taagepera 1979): 1 over the sum of the squared shares of valid votes. */
  nep: number;
}

/** What an election gave in a unit, by its position. */
export function outcomeOf(sums: VoteSums, unit: number, handling: CoalitionHandling): Outcome {
  const { opciones, votos } = sums;
  // Without a column of them they are not known, which is not none.
  const of = (kind: VoteOption['tipo']) =>
    opciones.reduce((sum, o, i) => {
      const votes = o.tipo === kind ? votos[i][unit] : NaN;
      return Number.isNaN(votes) ? sum : (Number.isNaN(sum) ? 0 : sum) + votes;
    }, NaN);
  const cast = new Float64Array(opciones.length);
  fillCandidacies(sums, unit, handling, cast);
  const candidaturas = opciones
    .map(({ id }, i) => ({ id, votos: cast[i] }))
    .filter((c) => c.votos > 0)
    .sort((a, b) => b.votos - a.votos || a.id.localeCompare(b.id));
  const validos = candidaturas.reduce((sum, c) => sum + c.votos, 0);
  const [first, second] = candidaturas;
  const [total, lista] = [sums.total[unit], sums.lista[unit]];
  return {
    candidaturas,
    dudosa: sums.dudosa ?? false,
    empate: second !== undefined && second.votos === first.votos,
    validos,
    nulos: of('nulos'),
    noRegistrados: of('no-registrados'),
    total,
    lista,
    participacion: lista > 0 ? (100 * total) / lista : NaN,
    margen: validos > 0 && !sums.dudosa ? (100 * (first.votos - (second?.votos ?? 0))) / validos : NaN,
    nep: validos > 0 ? 1 / candidaturas.reduce((sum, c) => sum + (c.votos / validos) ** 2, 0) : NaN
  };
}

/** How the share of one candidacy changed between two elections, in points of the valid votes. */
export interface Swing {
  id: string;
  antes: number;
  despues: number;
  puntos: number;
}

/** Change of every candidacy from one election to the next, the greatest first; one that did not run had no share. */
export function swingOf(before: Outcome, after: Outcome): Swing[] {
  const share = ({ candidaturas, validos }: Outcome, id: string) => {
    const cast = candidaturas.find((c) => c.id.toLowerCase() === id.toLowerCase())?.votos ?? 0;
    return validos > 0 ? (100 * cast) / validos : NaN;
  };
  const names = new Map<string, string>();
  for (const { id } of [...after.candidaturas, ...before.candidaturas])
    if (!names.has(id.toLowerCase())) names.set(id.toLowerCase(), id);
  return [...names.values()]
    .map((id) => {
      const [antes, despues] = [share(before, id), share(after, id)];
      return { id, antes, despues, puntos: despues - antes };
    })
    .sort((a, b) => Math.abs(b.puntos) - Math.abs(a.puntos) || a.id.localeCompare(b.id));
}
