export { KeepMessage } from './keep-message.js';
export { MessagesModule } from './messages.module.js';
