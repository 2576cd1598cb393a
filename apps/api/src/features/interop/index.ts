export { InteropModule } from './interop.module.js';
