export { orderedDoseUg, signedDoseOrder, type OrderContent, type OrderContentOf, type SignedDoseOrder } from './dose-order.js';
export { decodeSession, dosingSession, type DosingSession, type Surroundings } from './session.js';
