import { isTrait, type Trait } from '../../domain/trait';
import { flag, list } from './field';

/** What the page of similar municipalities is asked. */
export const parecidos = {
  /** Traits that count for being alike; empty is all. */
  rasgos: list<Trait>('.', (text) => (isTrait(text) ? text : null), [['poblacion', 'cifra:viviendas']]),
  /** Whether only those with presence are listed. */
  solocon: flag(true)
};
