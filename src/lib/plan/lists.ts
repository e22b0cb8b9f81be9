/** Lists of positions, one after another: those of `i` are `items[start[i]]` to before `items[start[i + 1]]`. */
export interface Lists {
  start: Uint32Array;
  items: Uint32Array;
}

/** How many lists there are. */
export const countLists = ({ start }: Lists): number => start.length - 1;

/** Packs lists; their order and that inside of each stay. */
export function packLists(lists: readonly (readonly number[])[]): Lists {
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => (start[i + 1] = start[i] + list.length));
  const items = new Uint32Array(start[lists.length]);
  lists.forEach((list, i) => items.set(list, start[i]));
  return { start, items };
}

/** Lists the other way round: to each item the lists that hold it, ascending. @param count how many items there are */
export function transpose({ start, items }: Lists, count: number): Lists {
  const turned: Lists = { start: new Uint32Array(count + 1), items: new Uint32Array(items.length) };
  for (const item of items) turned.start[item + 1]++;
  for (let i = 0; i < count; i++) turned.start[i + 1] += turned.start[i];
  const next = turned.start.slice();
  for (let i = 0; i + 1 < start.length; i++)
    for (let at = start[i]; at < start[i + 1]; at++) turned.items[next[items[at]]++] = i;
  return turned;
}

/** A list of each unit with its neighbours, ascending, from pairs that come once. */
export function listNeighbours(units: number, a: ArrayLike<number>, b: ArrayLike<number>): Lists {
  const lists: number[][] = Array.from({ length: units }, () => []);
  for (let i = 0; i < a.length; i++) {
    lists[a[i]].push(b[i]);
    lists[b[i]].push(a[i]);
  }
  for (const list of lists) list.sort((p, q) => p - q);
  return packLists(lists);
}

/** Lists of the units of each group, from the group of each unit; −1 is of none. */
export function listGroups(group: Int32Array): Lists {
  const lists = new Map<number, number[]>();
  group.forEach((g, unit) => {
    if (g < 0) return;
    const list = lists.get(g);
    if (list) list.push(unit);
    else lists.set(g, [unit]);
  });
  return packLists([...lists.values()]);
}
