// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/eventcontrols.h"

#include "app/log/eventstore.h"
#include "app/profile/profilelibrary.h"
#include "app/run/session.h"
#include "ui/log/eventpane.h"
#include "ui/teach/meaningmenu.h"
#include "ui/teach/teachwindow.h"

#include <QMenu>

namespace runwatch {

EventControls::EventControls(Session &session, EventPane &pane, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_pane(pane)
    , m_window(window)
{
    connect(&pane, &EventPane::profileChosen, &session, &Session::setProfile);
    connect(&pane, &EventPane::profileShown, this, &EventControls::showProfiles);
    connect(&pane, &EventPane::teachRequested, this, &EventControls::teach);
    connect(&pane, &EventPane::meaningAsked, this, &EventControls::askMeaning);
}

void EventControls::showProfiles(const QString &profile)
{
    const ProfileLibrary *library = m_session.profiles();
    if (!library)
        return;
    QList<ProfileChooser::Choice> choices;
    for (const ProfileLibrary::Entry &entry : library->entries()) {
        if (const auto *known = std::get_if<std::shared_ptr<const Profile>>(&entry.profile); known && entry.id != BuiltInProfile)
            choices << ProfileChooser::Choice{entry.id, (*known)->name};
    }
    m_pane.setProfiles(choices);
    QStringList names;
    if (const auto known = library->profile(profile)) {
        for (const Rule &rule : known->rules)
            names << rule.name;
    }
    m_pane.setRuleNames(names);
}

TeachWindow *EventControls::windowFor(RunId run)
{
    const StreamRequest *request = m_session.request(run);
    const StreamStatus *status = m_session.jobs().stream(run);
    Teaching &teaching = m_teachings[run];
    if (teaching.window && status && teaching.profile == status->profile)
        return teaching.window;
    TeachWindow::Stream stream;
    stream.events = m_session.events(run);
    if (!m_session.profiles() || !request || !status || !stream.events)
        return nullptr;
    stream.run = run;
    stream.url = request->url;
    stream.method = request->method;
    stream.name = request->url.path().isEmpty() ? QStringLiteral("/") : request->url.path();
    if (!status->profile.isEmpty())
        stream.base = m_session.profiles()->profile(status->profile);
    delete teaching.window; // what it says is about another reading
    teaching = {new TeachWindow(*m_session.profiles(), stream, m_window), status->profile};
    connect(teaching.window, &TeachWindow::saved, this, [this](RunId saved, const QString &profile) {
        m_teachings[saved].profile = profile;
        m_session.setProfile(saved, profile);
    });
    return teaching.window;
}

void EventControls::teach(RunId run, qint64 event)
{
    TeachWindow *window = windowFor(run);
    if (!window)
        return;
    window->showStored(event);
    window->show();
    window->raise();
    window->activateWindow();
}

// The window opens when something was said.
void EventControls::askMeaning(RunId run, qint64 event, const JsonTree::Place &place, const QPoint &at)
{
    MeaningMenu menu;
    menu.place = place;
    menu.take = [this, run, event](const TaughtStatement &statement) {
        teach(run, event);
        if (TeachWindow *window = m_teachings.value(run).window)
            window->say(statement);
    };
    menu.make(&m_pane)->popup(at);
}

} // namespace runwatch
