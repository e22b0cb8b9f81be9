import { choiceOrNone } from './field';

/** Who looks: each begins with its own questions. */
export const ROLES = ['coordinacion', 'electoral', 'estatal', 'sectores'] as const;
/** One of them. */
export type Role = (typeof ROLES)[number];

/** For whom every page looks. */
export const inicio = { rol: choiceOrNone(ROLES) };
