import type { SessionFold, SessionPhase, Unmet } from '@sojourn/domain';

const stageNames = ['order', 'check', 'prepare', 'dose', 'recover', 'close'] as const;
export type StageName = (typeof stageNames)[number];

const stageLabels: Record<StageName, string> = {
  order: 'Order',
  check: 'Check',
  prepare: 'Prepare',
  dose: 'Dose',
  recover: 'Recover',
  close: 'Close',
};

export interface Stage {
  readonly name: StageName;
  readonly label: string;
  readonly state: 'done' | 'now' | 'later' | 'not-needed';
  /** What stands before its end, while it is the one that is on. */
  readonly missing: readonly Unmet[];
}

/** What the preparation of the dose settles; everything else before a dose belongs to the check. Source: clinical reference §1.6. */
const ofPreparation: ReadonlySet<string> = new Set([
  'preparation-missing',
  'double-check-missing',
  'stock-expired',
  // Taking part in the time-out settles it.
  'prescriber-not-on-site',
]);
const byPhase: { readonly [Phase in SessionPhase]?: StageName } = {
  planned: 'order',
  ordered: 'check',
  ready: 'dose',
  dosing: 'dose',
  paused: 'dose',
  observing: 'recover',
  'discharge-ready': 'recover',
};

/**
 * The stage the phase asks for. Within the pre-dose check it is the check until its own questions are answered, then the preparation.
 * Example: a signed order asks for the check. Odd case: an aborted session asks to be closed.
 */
export function stageNow(fold: SessionFold): StageName {
  if (fold.phase !== 'precheck') return byPhase[fold.phase] ?? 'close';
  return missingFor('check', fold).length > 0 ? 'check' : 'prepare';
}

/** The six stages of a session with their state, for the rail. */
export function stagesOf(fold: SessionFold): readonly Stage[] {
  const now = stageNow(fold);
  const nowIndex = stageNames.indexOf(now);
  const isOver = fold.phase === 'closed' || fold.phase === 'voided';
  const isUndosed = fold.phase === 'aborted-predose' || fold.phase === 'voided';
  return stageNames.map((name, index) => {
    const isCurrent = index === nowIndex && !isOver;
    const isSkipped = isUndosed && index < nowIndex;
    const state = isCurrent ? 'now' : isSkipped ? 'not-needed' : index < nowIndex || isOver ? 'done' : 'later';
    return { name, label: stageLabels[name], state, missing: isCurrent ? missingFor(name, fold) : [] };
  });
}

/** What stands before the end of a stage. */
function missingFor(stage: StageName, fold: SessionFold): readonly Unmet[] {
  switch (stage) {
    case 'order':
      return fold.situation.session.order === null ? [{ code: 'order-not-signed', message: 'A prescriber signs the dose order.' }] : [];
    case 'check':
      return beforeGo(fold).filter(({ code }) => !ofPreparation.has(code));
    case 'prepare':
      return beforeGo(fold).filter(({ code }) => ofPreparation.has(code));
    case 'dose':
      return [];
    case 'recover':
      return fold.phase === 'discharge-ready' ? fold.readiness.beforeLeaving : fold.readiness.beforeDischarge;
    case 'close':
      return fold.nextSteps.find(({ kind }) => kind === 'closed')?.unmet ?? [];
  }
}

function beforeGo({ nextSteps }: SessionFold): readonly Unmet[] {
  const step = nextSteps.find(({ kind }) => kind === 'time-out-held') ?? nextSteps.find(({ kind }) => kind === 'precheck-opened');
  return step?.unmet ?? [];
}
