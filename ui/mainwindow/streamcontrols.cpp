// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/streamcontrols.h"

#include "app/net/shownurl.h"
#include "app/open/requestcheck.h"
#include "app/run/session.h"
#include "ui/doctor/streamdoctor.h"
#include "ui/jobs/jobheader.h"
#include "ui/jobs/jobview.h"
#include "ui/mainwindow/cancelbanner.h"
#include "ui/mainwindow/cancelpolicy.h"
#include "ui/mainwindow/certificatedialog.h"
#include "ui/mainwindow/serveractions.h"
#include "ui/mainwindow/streambanner.h"
#include "ui/mainwindow/streamtokens.h"
#include "ui/sidebar/sidebar.h"
#include "ui/words/words.h"

#include <QWidget>

namespace runwatch {
namespace {

QString tokenPlaceText(bool isInKeychain, const QString &origin)
{
    return isInKeychain ? StreamControls::tr("The token for %1 is in the keychain.").arg(origin)
                        : StreamControls::tr("No keychain took the token for %1: it is kept for this session only.").arg(origin);
}

} // namespace

StreamControls::StreamControls(Session &session, const Askers &askers, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_askers(askers)
    , m_window(window)
    , m_policy(new CancelPolicy(session, window))
    , m_servers(new ServerActions(session, window))
    , m_tokens(new StreamTokens(this))
{
    connectCancelling();
    connectBanner();
    connect(&askers.view, &JobView::retryRequested, &session, &Session::retry);
    connect(&askers.view, &JobView::retryFailedRequested, &session, &Session::retryFailed);
    connect(&askers.view, &JobView::reconnectRequested, &session, &Session::reconnectNow);
    connect(&askers.view, &JobView::removeRequested, &session, &Session::remove);
    connect(&askers.view, &JobView::currentJobChanged, m_servers, [this](JobId job) { m_servers->setStream(job.run); });
    connect(&askers.header, &JobHeader::retryRequested, &session, &Session::retry);
    connect(&askers.sidebar, &Sidebar::serverMenuRequested, m_servers, &ServerActions::showMenu);
    connect(m_servers, &ServerActions::doctorRequested, this, &StreamControls::showDoctor);
    connect(m_tokens, &StreamTokens::filled, &session,
            [this](const StreamRequest &request) { m_askers.view.selectRun(m_session.open(request)); });
    connect(m_tokens, &StreamTokens::kept, this, [this](const QString &origin, TokenStore::Place place) {
        emit tokenKept(origin, place, tokenPlaceText(place == TokenStore::Place::Keychain, origin));
    });
}

void StreamControls::open(const StreamRequest &request)
{
    m_tokens->fill(request);
}

void StreamControls::keepToken(const QString &origin, const QByteArray &token)
{
    m_tokens->keep(origin, token);
}

void StreamControls::setTokenOrigins(const QStringList &origins)
{
    m_tokens->setOrigins(origins);
}

void StreamControls::connectBanner()
{
    StreamBanner &banner = m_askers.banner;
    connect(&banner, &StreamBanner::retryRequested, &m_session, &Session::retry);
    connect(&banner, &StreamBanner::reconnectRequested, &m_session, &Session::reconnectNow);
    connect(&banner, &StreamBanner::tokenGiven, this, &StreamControls::takeToken);
    connect(&banner, &StreamBanner::certificateRequested, this, &StreamControls::showCertificate);
    connect(&banner, &StreamBanner::doctorRequested, this, &StreamControls::showDoctor);
    connect(&banner, &StreamBanner::cancelRequested, this, [this] { m_policy->cancel({m_askers.view.currentJob()}); });
}

void StreamControls::connectCancelling()
{
    connect(&m_askers.view, &JobView::cancelRequested, m_policy, &CancelPolicy::cancel);
    connect(&m_askers.header, &JobHeader::cancelRequested, m_policy, [this](JobId job) { m_policy->cancel({job}); });
    connect(m_policy, &CancelPolicy::cancelDecided, &m_session, &Session::cancel);
    connect(m_policy, &CancelPolicy::closeDecided, &m_session, &Session::close);
    connect(m_policy, &CancelPolicy::delayDecided, this, &StreamControls::delayCancelling);
    connect(&m_askers.cancelBanner, &CancelBanner::cancelDue, &m_session, &Session::cancel);
}

void StreamControls::delayCancelling(const QList<JobId> &jobs)
{
    QList<CancelBanner::Candidate> candidates;
    for (const JobId &id : jobs) {
        if (const Job *job = m_session.jobs().job(id))
            candidates << CancelBanner::Candidate{id, nameAndProgress(*job), m_policy->asksServer(*job)};
    }
    m_askers.cancelBanner.offer(candidates);
}

void StreamControls::takeToken(RunId run, const QByteArray &token)
{
    const StreamRequest *known = m_session.request(run);
    if (!known)
        return;
    StreamRequest request = *known;
    request.token = token;
    if (const auto error = checkRequest(request))
        return m_askers.banner.complain(describe(*error));
    if (m_askers.banner.remembersToken())
        keepToken(originOf(request.url), token);
    m_session.setToken(run, token);
    m_askers.view.setFocus(); // the field goes
}

void StreamControls::showCertificate(RunId run)
{
    const StreamStatus *stream = m_session.jobs().stream(run);
    if (!stream || !stream->certificate)
        return;
    auto *dialog = new CertificateDialog(*stream, m_window);
    connect(dialog, &CertificateDialog::trusted, this, &StreamControls::trust);
    dialog->show();
}

void StreamControls::trust(RunId run, const QByteArray &pem, bool isKept)
{
    const StreamStatus *stream = m_session.jobs().stream(run);
    if (stream && isKept)
        emit certificateKept(stream->server, pem);
    m_session.trust(run, pem);
}

void StreamControls::showDoctor(RunId run)
{
    if (!m_doctor) {
        m_doctor = new StreamDoctor(m_session.jobs(), m_window);
        m_doctor->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_doctor->showStream(run);
}

} // namespace runwatch
