import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { PageHeader } from '../../ui/page-header.js';
import { ImportQueue } from './import-queue.js';

/** Brings in FHIR bundles, one patient a file. Each comes in whole or not at all. */
@Component({
  selector: 'kat-import-page',
  imports: [Button, Chip, PageHeader, RouterLink],
  providers: [ImportQueue],
  templateUrl: './import-page.html',
  styleUrl: './import-page.css',
})
export default class ImportPage {
  protected readonly queue = inject(ImportQueue);
  protected readonly isOver = signal(false);
  protected readonly done = computed(() => this.queue.files().filter(({ state }) => state !== 'waiting' && state !== 'sending').length);

  protected pick(event: Event): void {
    const input = event.target as HTMLInputElement;
    void this.queue.add([...(input.files ?? [])]);
    input.value = '';
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    void this.queue.add([...(event.dataTransfer?.files ?? [])]);
  }

  protected hover(event: DragEvent, isOver: boolean): void {
    event.preventDefault();
    this.isOver.set(isOver);
  }
}
