'use strict';
// The reading desk, and Ctrl+Enter on the intake page. Words selected in the text go into the form, with what the server proposes for them.
// Everything here can be done without it: by typing the words and by the button "Propose the rest".
{
    const text = document.getElementById('desk-words');
    const form = document.querySelector('.desk-form, .intake-form');
    const status = document.getElementById('desk-status');
    // What an editor has typed or chosen is never proposed away.
    const touched = new Set();
    let asked = 0;

    function say(words) {
        status.textContent = words;
    }

    // The server counts code points, the browser UTF-16 units.
    function codePoints(string) {
        let count = 0;
        for (const _ of string) {
            count += 1;
        }
        return count;
    }

    function selection() {
        const chosen = window.getSelection();
        if (!chosen.rangeCount || chosen.isCollapsed) {
            return null;
        }
        const range = chosen.getRangeAt(0);
        if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) {
            return null;
        }
        const whole = range.toString();
        const exact = whole.trim();
        const before = document.createRange();
        before.setStart(text, 0);
        before.setEnd(range.startContainer, range.startOffset);
        const place = codePoints(before.toString()) + codePoints(whole.slice(0, whole.indexOf(exact)));
        return exact ? {exact, place} : null;
    }

    function pick(select, key, label) {
        if (key && ![...select.options].some((option) => option.value === String(key))) {
            select.add(new Option(label, key));
        }
        select.value = key || '';
        window.django.jQuery(select).trigger('change.select2');
        toggleNew(select);
    }

    function put(name, value, label) {
        const field = form.elements[name];
        if (!field || touched.has(name)) {
            return;
        }
        if (field.classList?.contains('admin-autocomplete')) {
            pick(field, value, label);
            return;
        }
        field.value = value;
        field.classList?.toggle('proposed', Boolean(value));
    }

    function fill(proposal) {
        for (const [name, value] of Object.entries(proposal)) {
            put(name, value, proposal[`${name}_label`]);
        }
        const more = form.querySelector('.desk-more');
        if (proposal.role) {
            more.open = true;
        }
        const values = {
            part: labelOf(proposal.part),
            who: proposal.claimant_label || proposal.new_claimant || form.dataset.sayNobody,
            cue: proposal.cue,
        };
        const words = proposal.cue ? form.dataset.sayProposedByCue : form.dataset.sayProposed;
        say(words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole));
    }

    // What the page calls a part; the one that is chosen, where none is proposed.
    function labelOf(part) {
        const chosen = [...form.querySelectorAll('[name="part"]')]
            .find((each) => part ? each.value === part : each.checked);
        return chosen ? chosen.closest('label').textContent.trim() : '';
    }

    async function propose() {
        const mine = asked += 1;
        const answer = await fetch(form.dataset.propose, {method: 'POST', body: new FormData(form)});
        // A later selection has asked again, or the session has ended.
        if (mine !== asked || !(answer.headers.get('Content-Type') || '').startsWith('application/json')) {
            return;
        }
        const found = await answer.json();
        if (found.errors) {
            say(Object.values(found.errors).join(' '));
        } else {
            fill(found);
        }
    }

    function take() {
        const chosen = selection();
        if (!chosen) {
            return false;
        }
        form.elements.exact.value = chosen.exact;
        form.elements.place.value = chosen.place;
        say(form.dataset.sayTaken);
        if (form.elements.part) {
            propose();
        }
        return true;
    }

    function next() {
        const empty = ['new_claim', 'new_claimant'].map((name) => form.elements[name])
            .find((field) => field && !field.closest('[hidden]') && !field.value && field.offsetParent);
        (empty || form.elements.exact).focus();
    }

    // A record picked needs no new one beside it.
    function toggleNew(select) {
        const group = select.closest('.desk-group')?.querySelector('.desk-new');
        if (group && ['claim', 'claimant'].includes(select.name)) {
            group.hidden = Boolean(select.value);
            for (const field of group.hidden ? group.querySelectorAll('input, textarea') : []) {
                field.value = '';
            }
        }
    }

    function onKey(event) {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            const button = form.querySelector(event.shiftKey ? '[name="next"]' : '.default');
            event.preventDefault();
            form.requestSubmit(button || form.querySelector('.default'));
        } else if (text && event.key === 'Enter' && text.contains(event.target) && !event.target.href && take()) {
            event.preventDefault();
            next();
        } else if (text && event.key === 'Escape' && form.contains(event.target)) {
            text.focus();
        }
    }

    function start() {
        document.body.classList.add('has-script');
        // Not on the text: the mouse may be let go beside it.
        document.addEventListener('mouseup', () => window.setTimeout(take));
        document.addEventListener('touchend', () => window.setTimeout(take));
        form.addEventListener('input', (event) => {
            touched.add(event.target.name);
            event.target.classList.remove('proposed');
            if (event.target.name === 'exact') {
                form.elements.place.value = '';
            }
        });
        form.addEventListener('change', (event) => {
            if (event.target.name === 'exact' && form.elements.part) {
                propose();
            }
        });
        // Select2 tells of what was picked by an event of jQuery's.
        window.django?.jQuery(form).on('select2:select select2:clear', 'select', (event) => {
            touched.add(event.target.name);
            toggleNew(event.target);
        });
        form.querySelectorAll('select.admin-autocomplete').forEach(toggleNew);
        form.addEventListener('submit', () => window.setTimeout(() => {
            form.querySelectorAll('.desk-save button').forEach((button) => button.disabled = true);
        }));
    }

    // After saving: back to where one was, and say aloud what happened.
    function arrive() {
        const messages = [...status.children];
        const target = location.hash.startsWith('#words-') && document.getElementById(location.hash.slice(1));
        if (target) {
            target.focus();
        }
        // What stood there when the page came is not read aloud; what is put there later is.
        status.replaceChildren();
        window.setTimeout(() => status.textContent || status.append(...messages), 100);
    }

    if (form) {
        document.addEventListener('keydown', onKey);
    }
    if (text && form) {
        start();
        arrive();
    }
}
