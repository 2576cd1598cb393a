import { provideHttpClient, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding } from '@angular/router';
import { routes } from './app.routes.js';
import { provideAdoptedStyles } from './core/adopted-styles.js';
import { apiInterceptor } from './core/api-interceptor.js';
import { PageTitle } from './core/page-title.js';
import { provideShellWorker } from './core/shell-worker.js';
import { chartDoorInterceptor } from './core/chart-door.js';
import { signedOutInterceptor } from './core/signed-out-interceptor.js';
import { stepUpInterceptor } from './core/step-up.js';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideAdoptedStyles(),
    provideShellWorker(),
    provideRouter(routes, withComponentInputBinding()),
    // The header X-Sojourn, which no other origin can send, takes the place of Angular's token cookie.
    provideHttpClient(
      withInterceptors([signedOutInterceptor, apiInterceptor, stepUpInterceptor, chartDoorInterceptor]),
      withNoXsrfProtection(),
    ),
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
};
