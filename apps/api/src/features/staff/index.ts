export { InviteStaff } from './invite-staff.js';
export { StaffModule } from './staff.module.js';
