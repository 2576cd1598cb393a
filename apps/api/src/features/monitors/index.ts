export { MllpListener } from './mllp-listener.js';
export { MonitorsModule } from './monitors.module.js';
