type Moment<Timed> = [first: Timed, ...others: Timed[]];

/** Groups what lies at one time; the list must be in order of time. Example: readings at 10:15, 10:15 and 10:20 are two moments. */
export function atOneMoment<Timed extends { readonly at: number }>(inTime: readonly Timed[]): readonly Moment<Timed>[] {
  const moments: Moment<Timed>[] = [];
  for (const one of inTime) {
    const last = moments.at(-1);
    if (last?.[0].at === one.at) last.push(one);
    else moments.push([one]);
  }
  return moments;
}
