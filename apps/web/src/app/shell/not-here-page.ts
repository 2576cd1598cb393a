import { Component } from '@angular/core';

@Component({ selector: 'kat-not-here-page', template: '<h1>Nothing here</h1>' })
export default class NotHerePage {}
