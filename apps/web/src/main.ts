import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app/app.config.js';
import { AppRoot } from './app/app-root.js';

void bootstrapApplication(AppRoot, appConfig);
