'use strict';
// What is typed into a form of the desk is kept in this browser until the desk has taken it: neither a window that is
// closed nor a sign-in in the middle loses it. It goes when its user signs out, or another signs in.
{
    const {user} = document.currentScript.dataset;
    const PREFIX = 'factcheck.kept.';
    const WHOSE = `${PREFIX}user`;
    const TAKEN = 'kept_taken';
    const WAIT = 400;
    const OLDEST = 14 * 24 * 60 * 60 * 1000;
    const TYPED = 'textarea, input:not([type]), ' +
        ['text', 'url', 'email', 'number', 'date'].map((type) => `input[type="${type}"]`).join(', ');
    const kept = [];
    let leaving = false;
    // Someone has signed out, or in as somebody else, in another window.
    let ended = false;

    // A browser may refuse to keep anything.
    function stored(action) {
        try {
            return action(window.localStorage);
        } catch {
            return null;
        }
    }

    function entries() {
        return stored((storage) => Object.keys(storage)
            .filter((key) => key.startsWith(PREFIX) && key !== WHOSE)
            .map((key) => ({key, ...JSON.parse(storage.getItem(key))}))) ?? [];
    }

    function forget(found) {
        stored((storage) => storage.removeItem(found.key));
    }

    function forgetAll() {
        stored((storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX))
            .forEach((key) => storage.removeItem(key)));
    }

    // What the desk said that it took, in a cookie that came with its answer.
    function forgetTaken() {
        const cookie = document.cookie.split('; ').find((each) => each.startsWith(`${TAKEN}=`));
        const taken = new Set(cookie?.slice(TAKEN.length + 1).split('.'));
        entries().filter(({token}) => taken.has(token)).forEach(forget);
        document.cookie = `${TAKEN}=; path=/; max-age=0; samesite=lax`;
    }

    function forgetOthers() {
        const limit = Date.now() - OLDEST;
        entries().filter((found) => found.user !== user || found.time < limit).forEach(forget);
        stored((storage) => storage.setItem(WHOSE, user));
    }

    function pairsOf(form) {
        return [...new FormData(form)]
            .filter(([name, value]) => typeof value === 'string' && !/^(csrfmiddlewaretoken$|_kept$|initial-)|-__prefix__-/.test(name))
            .map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]);
    }

    function same(some, others) {
        const text = (pairs) => JSON.stringify(pairs.filter(([name]) => !name.startsWith('_')));
        return text(some) === text(others);
    }

    // Of a picker, the value says nothing to a person.
    function labelsOf(form) {
        return Object.fromEntries([...form.querySelectorAll('select.admin-autocomplete option:checked')]
            .map((option) => [option.value, option.textContent]));
    }

    function placeOf(form, number) {
        const query = new URLSearchParams(location.search);
        query.delete('_changelist_filters');
        return `${location.pathname}?${query}#${form.id || form.getAttribute('action') || number}`;
    }

    class Kept {
        constructor(form, number) {
            this.form = form;
            this.place = placeOf(form, number);
            this.initial = this.last = pairsOf(form);
            this.unsaved = false;
            this.timer = 0;
            this.token = form.elements._kept?.value ||
                Array.from(crypto.getRandomValues(new Uint32Array(4)), (each) => each.toString(36)).join('-');
        }

        get key() {
            return `${PREFIX}${user}.${this.token}`;
        }

        get isDirty() {
            return this.unsaved || !same(this.initial, pairsOf(this.form));
        }

        begin() {
            this.number();
            this.look(entries().filter(({place}) => place === this.place).sort((a, b) => b.time - a.time)[0]);
            for (const name of ['input', 'change', 'click', 'keyup', 'formset:added', 'formset:removed']) {
                this.form.addEventListener(name, () => this.soon());
            }
            // Select2 tells of what was picked by events of jQuery's.
            window.django?.jQuery(this.form).on('change', () => this.soon());
            this.form.addEventListener('submit', () => this.write());
        }

        // Tells the desk which of the entries it takes with this form.
        number() {
            this.form.querySelector(':scope > input[name="_kept"]')?.remove();
            const field = Object.assign(document.createElement('input'), {type: 'hidden', name: '_kept', value: this.token});
            this.form.append(field);
        }

        look(found) {
            if (!found) {
                return;
            }
            if (found.token === this.token || same(found.pairs, this.initial)) {
                // The next step, or refused, or brought back: it is here and still not saved.
                this.token = found.token;
                this.unsaved = true;
                this.number();
            } else if (URL.canParse(document.referrer) && new URL(document.referrer).pathname.includes('/accounts/')) {
                this.bringBack(found);
            } else {
                this.offer(found);
            }
        }

        offer(found) {
            const shown = document.getElementById('kept-offer').content.firstElementChild.cloneNode(true);
            const moment = new Date(found.time);
            const time = shown.querySelector('time');
            time.dateTime = moment.toISOString();
            time.textContent = moment.toLocaleString(document.documentElement.lang || 'en');
            shown.querySelector('[data-bring-back]').addEventListener('click', () => {
                shown.remove();
                this.bringBack(found);
            });
            shown.querySelector('[data-throw-away]').addEventListener('click', () => {
                forget(found);
                shown.remove();
            });
            this.form.before(shown);
        }

        bringBack(found) {
            this.token = found.token;
            this.number();
            if (this.form.querySelector('.js-inline-admin-formset')) {
                this.askForRows(found);
            } else {
                this.fill(found);
            }
        }

        // Only the desk can draw the rows that were added; it saves nothing of this.
        askForRows(found) {
            const sent = document.createElement('form');
            sent.method = 'post';
            const csrf = this.form.elements.csrfmiddlewaretoken.value;
            for (const [name, value] of [...found.pairs, ['csrfmiddlewaretoken', csrf], ['_restored', '1']]) {
                const field = document.createElement('textarea');
                Object.assign(field, {name, value});
                sent.append(field);
            }
            sent.hidden = true;
            document.body.append(sent);
            leaving = true;
            sent.submit();
        }

        fill({pairs, labels}) {
            const values = new Map();
            pairs.forEach(([name, value]) => values.set(name, [...(values.get(name) ?? []), value]));
            for (const field of this.form.elements) {
                if (field.name && !/^(csrfmiddlewaretoken|_)/.test(field.name)) {
                    this.set(field, values.get(field.name) ?? [], labels);
                }
            }
            this.soon();
        }

        set(field, values, labels) {
            if (field.type === 'checkbox' || field.type === 'radio') {
                field.checked = values.includes(field.value);
            } else if (field.options) {
                values.filter((value) => ![...field.options].some((option) => option.value === value))
                    .forEach((value) => field.add(new Option(labels[value] ?? value, value)));
                [...field.options].forEach((option) => option.selected = values.includes(option.value));
                window.django?.jQuery(field).trigger('change');
            } else if (!['file', 'submit', 'button', 'fieldset'].includes(field.type) && values.length) {
                field.value = values.shift();
            }
        }

        soon() {
            clearTimeout(this.timer);
            this.timer = setTimeout(() => this.write(), WAIT);
        }

        write() {
            clearTimeout(this.timer);
            const pairs = pairsOf(this.form);
            if (ended || same(pairs, this.last)) {
                return;
            }
            this.last = pairs;
            if (!this.isDirty) {
                forget(this);
                this.say('');
                return;
            }
            const entry = {user, token: this.token, place: this.place, time: Date.now(), pairs, labels: labelsOf(this.form)};
            const done = stored((storage) => storage.setItem(this.key, JSON.stringify(entry)) ?? true);
            this.say(done ? 'kept' : 'tooLong');
        }

        say(what) {
            this.status ??= this.form.appendChild(Object.assign(document.createElement('p'), {className: 'kept-status'}));
            this.status.textContent = what && document.getElementById('kept-offer').dataset[what];
        }
    }

    function isLong(form) {
        // Codes and passwords are typed on the pages of accounts.
        const isSecret = document.body.classList.contains('account');
        return !isSecret && form.method === 'post' && form.id !== 'changelist-form' && form.querySelector(TYPED) &&
            !form.querySelector('input[type="password"]');
    }

    function begin() {
        forgetTaken();
        forgetOthers();
        [...document.querySelectorAll('#content form')].filter(isLong).forEach((form, number) => {
            kept.push(new Kept(form, number));
        });
        kept.forEach((each) => each.begin());
    }

    window.addEventListener('storage', (event) => {
        ended ||= event.key === null || (event.key === WHOSE && event.newValue !== user);
    });
    document.addEventListener('submit', (event) => {
        leaving = !event.defaultPrevented;
        if (event.target.id === 'logout-form') {
            ended = true;
            forgetAll();
        }
    });
    document.addEventListener('visibilitychange', () => kept.forEach((each) => each.write()));
    window.addEventListener('pageshow', () => leaving = false);
    window.addEventListener('beforeunload', (event) => {
        kept.forEach((each) => each.write());
        if (!leaving && kept.some((each) => each.isDirty)) {
            event.preventDefault();
        }
    });
    // After Django's own scripts have drawn pickers and rows.
    window.addEventListener('load', begin);
}
