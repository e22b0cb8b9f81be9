import type { CoalitionHandling, VoteOption } from '../domain/votes';
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

const NOBODY: ReadonlySet<VoteOption['tipo']> = new Set<VoteOption['tipo']>(['nulos', 'no-registrados']);

const known = (value: number) => (Number.isNaN(value) ? 0 : value);

/**
 * Shares out the common votes of a coalition: equally among its parties, and what is left over to those with most votes
 * (LGIPE, art. 311, 1, c). Votes with decimals were shared out already and are divided as they are.
 */
function shareOut(votes: Map<string, number>, parties: readonly string[], common: number): void {
  const isWhole = Number.isInteger(common);
  const each = isWhole ? Math.floor(common / parties.length) : common / parties.length;
  let left = isWhole ? common - each * parties.length : 0;
  const byVotes = [...parties].sort((a, b) => votes.get(b)! - votes.get(a)! || a.localeCompare(b));
  const added = byVotes.map((party) => [party, each + (left-- > 0 ? 1 : 0)] as const);
  for (const [party, more] of added) votes.set(party, votes.get(party)! + more);
}

/** Votes of each candidacy of a unit under a handling. */
function candidaciesOf(sums: VoteSums, unit: number, handling: CoalitionHandling): Map<string, number> {
  const { opciones, votos } = sums;
  const votes = new Map<string, number>();
  const common: { option: VoteOption; votes: number }[] = [];
  opciones.forEach((option, i) => {
    const cast = known(votos[i][unit]);
    if (NOBODY.has(option.tipo)) return;
    if (option.tipo === 'coalicion' && handling !== 'separadas') common.push({ option, votes: cast });
    else votes.set(option.id, cast);
  });
  if (handling === 'repartidas') {
    const before = new Map(votes);
    for (const { option, votes: cast } of common) {
      // Who has most is said by the parties' own votes, not by what others left them.
      const share = new Map(before);
      shareOut(share, option.partes, cast);
      for (const party of option.partes)
        votes.set(party, votes.get(party)! + share.get(party)! - before.get(party)!);
    }
  } else if (handling === 'sumadas') {
    // A coalition ran where it has common votes; the widest one takes its parties.
    const ran = common
      .filter((c) => c.votes > 0)
      .sort((a, b) => b.option.partes.length - a.option.partes.length || b.votes - a.votes);
    const takenBy = new Map<string, string>();
    for (const { option, votes: cast } of ran) {
      const host = option.partes.map((p) => takenBy.get(p)).find((h) => h !== undefined) ?? option.id;
      let sum = (votes.get(host) ?? 0) + cast;
      for (const party of option.partes) {
        if (takenBy.has(party)) continue;
        takenBy.set(party, host);
        sum += votes.get(party) ?? 0;
        votes.delete(party);
      }
      votes.set(host, sum);
    }
  }
  return votes;
}

/** What an election gave in a unit, by its position. */
export function outcomeOf(sums: VoteSums, unit: number, handling: CoalitionHandling): Outcome {
  const { opciones, votos } = sums;
  // Without a column of them they are not known, which is not none.
  const of = (kind: VoteOption['tipo']) =>
    opciones.reduce((sum, o, i) => {
      const cast = o.tipo === kind ? votos[i][unit] : NaN;
      return Number.isNaN(cast) ? sum : known(sum) + cast;
    }, NaN);
  const candidaturas = [...candidaciesOf(sums, unit, handling)]
    .map(([id, cast]) => ({ id, votos: cast }))
    .filter((c) => c.votos > 0)
    .sort((a, b) => b.votos - a.votos || a.id.localeCompare(b.id));
  const validos = candidaturas.reduce((sum, c) => sum + c.votos, 0);
  const [first, second] = candidaturas;
  const [total, lista] = [sums.total[unit], sums.lista[unit]];
  return {
    candidaturas,
    empate: second !== undefined && second.votos === first.votos,
    validos,
    nulos: of('nulos'),
    noRegistrados: of('no-registrados'),
    total,
    lista,
    participacion: lista > 0 ? (100 * total) / lista : NaN,
    margen: validos > 0 ? (100 * (first.votos - (second?.votos ?? 0))) / validos : NaN,
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
