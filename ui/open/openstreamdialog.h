// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/open/requesterror.h"
#include "app/profile/profilelibrary.h"

#include <QDialog>

#include <variant>

class QComboBox;
class QFormLayout;
class QTabWidget;

namespace runwatch {

class AuthorityField;
class BodyEdit;
class ConnectionForm;
class HeaderTable;
class InlineError;
class ProfileFields;
class ProfileSaving;
class TokenField;

// Asks for a request: method, URL, token, profile, headers, body, certificate authority, and how to connect,
// reconnect and cancel. A profile that says where to go needs no URL. A `curl …` command pasted as
// the URL fills in all but the profile. What is wrong is said in the dialog itself. It is not modal,
// and forgets the token as soon as it is closed.
class OpenStreamDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpenStreamDialog)

public:
    // The library outlives the dialog. Null: profiles can be chosen, as from a new one, and none saved.
    explicit OpenStreamDialog(QWidget *parent = nullptr, ProfileLibrary *profiles = nullptr);

    void setUrl(const QString &url);
    void setRecent(const QStringList &urls); // without secrets, newest first
    void setRequest(const StreamRequest &request);

    void done(int result) override;

signals:
    // Before openRequested(): the operator wants the token of that origin kept.
    void tokenRemembered(const QString &origin, const QByteArray &token);
    // The operator wants this stream, and the request has been checked. The dialog closes next.
    void openRequested(const runwatch::StreamRequest &request);

private:
    void addProfile(const ProfileLibrary &profiles, QFormLayout *form);
    void addMethodAndUrl(QFormLayout *form);
    void addTabs();
    void takeUrlText(const QString &text);
    [[nodiscard]] bool takeCurlCommand(const QString &command); // false: what is wrong has been said
    void openStream();
    void saveAsProfile();
    void complain(const RequestError &error);
    [[nodiscard]] std::variant<StreamRequest, RequestError> request() const;
    [[nodiscard]] std::variant<StreamRequest, RequestError> typedRequest() const; // not checked as a whole

    QComboBox *m_method;
    QComboBox *m_url;
    TokenField *m_token;
    ProfileFields *m_profile = nullptr;
    AuthorityField *m_certificateAuthority;
    QTabWidget *m_tabs;
    HeaderTable *m_headers;
    BodyEdit *m_body;
    ConnectionForm *m_connection;
    InlineError *m_error;
    ProfileSaving *m_saving;
    qsizetype m_urlLength = 0; // of the text before the last edit: a paste is known by its length
};

} // namespace runwatch
