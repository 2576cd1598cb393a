export { PortalModule } from './portal.module.js';
export { WritingKeys } from './pages/writing-keys.js';
