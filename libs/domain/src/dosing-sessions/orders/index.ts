export { decideOrder, esketamineHistoryRule } from './decide-order.js';
export type { Body, DraftRefused, InfusionTyped, InjectionTyped } from './draft-fields.js';
export { draftInfusion, draftInjection, draftSprays, ugPerKilogram } from './draft-order.js';
export { earlierDoseOf, lastTimeOf, milligramText, perKilogramText } from './last-time.js';
export type { EarlierDose, LastTime, OrderBackground, OrderBackgroundView, WeightTaken } from './order-background.js';
export { limitsSoFar } from './limits-so-far.js';
export { adjunctLines, orderLine } from './order-line.js';
