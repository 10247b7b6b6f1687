// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"
#include "app/net/streamrequest.h"
#include "app/secrets/tokenstore.h"

#include <QObject>
#include <QPointer>

namespace runwatch {

class CancelBanner;
class CancelPolicy;
class JobHeader;
class JobView;
class ServerActions;
class Session;
class Sidebar;
class StreamBanner;
class StreamDoctor;
class StreamTokens;

// Joins what an operator asks of jobs, streams and servers, wherever that is asked, to the session.
class StreamControls final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StreamControls)

public:
    // What asks; all of it lives as long as the window.
    struct Askers
    {
        JobView &view;
        JobHeader &header;
        Sidebar &sidebar;
        StreamBanner &banner;
        CancelBanner &cancelBanner;
    };

    StreamControls(Session &session, const Askers &askers, QWidget *window);

    void open(const StreamRequest &request); // with the token that was kept for its server, if any
    void keepToken(const QString &origin, const QByteArray &token);
    void setTokenOrigins(const QStringList &origins); // of which the keychain has a token

    [[nodiscard]] ServerActions &servers() { return *m_servers; }

signals:
    // The operator trusts that certificate for that origin, also after the next start.
    void certificateKept(const QString &origin, const QByteArray &pem);
    // A token was to be kept. `sentence` says where it is, or why not in the keychain.
    void tokenKept(const QString &origin, runwatch::TokenStore::Place place, const QString &sentence);

private:
    void connectCancelling();
    void connectBanner();
    void delayCancelling(const QList<JobId> &jobs);
    void takeToken(RunId run, const QByteArray &token);
    void showCertificate(RunId run);
    void trust(RunId run, const QByteArray &pem, bool isKept);
    void showDoctor(RunId run);

    Session &m_session;
    Askers m_askers;
    QWidget *m_window;
    CancelPolicy *m_policy;
    ServerActions *m_servers;
    StreamTokens *m_tokens;
    QPointer<StreamDoctor> m_doctor;
};

} // namespace runwatch
