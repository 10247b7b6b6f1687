// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/open/openstreamdialog.h"

#include "app/net/shownurl.h"
#include "app/open/curlcommand.h"
#include "app/open/profilechoice.h"
#include "app/open/requestcheck.h"
#include "app/open/savedrequest.h"
#include "ui/open/authorityfield.h"
#include "ui/open/bodyedit.h"
#include "ui/open/connectionform.h"
#include "ui/open/headertable.h"
#include "ui/open/inlineerror.h"
#include "ui/open/profilefields.h"
#include "ui/open/profilesaving.h"
#include "ui/open/requestplace.h"
#include "ui/open/tokenfield.h"
#include "ui/words/requestwords.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace runwatch {
namespace {

enum Tab : int { HeadersTab, BodyTab, ConnectionTab };

// What stands in the URL's field. A profile's own source was not typed; it stands in its variables.
QString typedUrl(const StreamRequest &request)
{
    const auto given = parseUrl(request.given);
    const auto *url = std::get_if<QUrl>(&given);
    if (!request.profile.isEmpty() && !(url && *url == request.url))
        return {};
    return request.given.isEmpty() ? request.url.toString() : request.given;
}

} // namespace

OpenStreamDialog::OpenStreamDialog(QWidget *parent, ProfileLibrary *profiles)
    : QDialog(parent)
    , m_method(new QComboBox)
    , m_url(new QComboBox)
    , m_token(new TokenField)
    , m_certificateAuthority(new AuthorityField)
    , m_tabs(new QTabWidget)
    , m_headers(new HeaderTable)
    , m_body(new BodyEdit)
    , m_connection(new ConnectionForm)
    , m_error(new InlineError)
    , m_saving(new ProfileSaving(profiles))
{
    setWindowTitle(tr("Open Stream"));
    setModal(false);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addMethodAndUrl(form);
    form->addRow(tr("&Token:"), m_token);
    addProfile(profiles ? *profiles : ProfileLibrary(), form);
    form->addRow(tr("Certificate &authority:"), m_certificateAuthority);
    addTabs();

    auto *buttons = new QDialogButtonBox;
    QPushButton *open = buttons->addButton(tr("&Open"), QDialogButtonBox::AcceptRole);
    open->setToolTip(tr("Open the stream (Ctrl+Enter)"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setToolTip(tr("Close without opening (Esc)"));
    QPushButton *save = buttons->addButton(tr("Save as Prof&ile…"), QDialogButtonBox::ActionRole);
    save->setToolTip(tr("Keep this request as a profile, without token and other secrets"));
    save->setVisible(profiles);

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_error);
    layout->addWidget(m_saving);
    layout->addWidget(buttons);

    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter in a field opens, and does nothing else
    open->setDefault(true);

    connect(buttons, &QDialogButtonBox::accepted, this, &OpenStreamDialog::openStream);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &OpenStreamDialog::saveAsProfile);
    for (const QKeyCombination key : {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter})
        connect(new QShortcut(key, this), &QShortcut::activated, this, &OpenStreamDialog::openStream);
    m_url->setFocus();
}

void OpenStreamDialog::setUrl(const QString &url)
{
    m_url->setEditText(url);
    m_urlLength = url.size();
}

void OpenStreamDialog::setRecent(const QStringList &urls)
{
    const QString text = m_url->currentText();
    m_url->clear();
    m_url->addItems(urls);
    m_url->setEditText(text);
}

void OpenStreamDialog::setRequest(const StreamRequest &request)
{
    m_method->setCurrentText(QString::fromLatin1(request.method));
    setUrl(typedUrl(request));
    m_profile->setRequest(request);
    m_token->setToken(request.token);
    m_headers->setHeaders(request.headers);
    m_body->setBody(request.body);
    m_connection->setRequest(request);
    m_certificateAuthority->setFile(request.certificateAuthorityFile);
    m_error->say({});
}

void OpenStreamDialog::done(int result)
{
    m_token->clear();
    m_error->say({});
    m_saving->clear();
    QDialog::done(result);
}

void OpenStreamDialog::addProfile(const ProfileLibrary &profiles, QFormLayout *form)
{
    m_profile = new ProfileFields(profiles, form, this);
    connect(m_profile, &ProfileFields::sourceChanged, this, [this] {
        const QString source = m_profile->source();
        m_url->lineEdit()->setPlaceholderText(source.isEmpty() ? tr("https://host/api/progress, or a curl command") : source);
    });
}

void OpenStreamDialog::addMethodAndUrl(QFormLayout *form)
{
    m_method->addItems({QStringLiteral("GET"), QStringLiteral("POST")});
    m_method->setAccessibleName(tr("Method"));
    form->addRow(tr("&Method:"), m_method);
    connect(m_method, &QComboBox::currentTextChanged, this, [this](const QString &method) {
        m_tabs->setCurrentIndex(method == u"POST" ? BodyTab : HeadersTab);
    });

    m_url->setEditable(true);
    m_url->setInsertPolicy(QComboBox::NoInsert);
    m_url->setMaxVisibleItems(12);
    m_url->setAccessibleName(tr("URL"));
    m_url->setMinimumContentsLength(48);
    m_url->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_url->completer()->setCompletionMode(QCompleter::PopupCompletion); // Enter opens what was typed
    m_url->lineEdit()->setAccessibleName(tr("URL"));
    m_url->lineEdit()->setPlaceholderText(tr("https://host/api/progress, or a curl command"));
    form->addRow(tr("&URL:"), m_url);
    // The completer's list takes Enter from the dialog's default button, and gives it to the line.
    connect(m_url->lineEdit(), &QLineEdit::returnPressed, this,
            [this] { m_url->completer()->popup()->isVisible() ? openStream() : void(); });
    connect(m_url->lineEdit(), &QLineEdit::textEdited, this, &OpenStreamDialog::takeUrlText);
}

void OpenStreamDialog::addTabs()
{
    m_tabs->addTab(m_headers, tr("&Headers"));
    m_tabs->addTab(m_body, tr("&Body"));
    m_tabs->addTab(m_connection, tr("&Connection"));
    m_tabs->setAccessibleName(tr("Headers, body and connection"));
    connect(m_headers, &HeaderTable::headersChanged, m_body,
            [this] { m_body->setContentType(m_headers->contentType()); });
}

// Typing is left alone; a curl command that comes all at once was pasted.
void OpenStreamDialog::takeUrlText(const QString &text)
{
    const bool isPasted = text.size() - std::exchange(m_urlLength, text.size()) > 1;
    if (isPasted && looksLikeCurl(text))
        std::ignore = takeCurlCommand(text);
    else
        m_error->say({});
}

bool OpenStreamDialog::takeCurlCommand(const QString &command)
{
    const auto parsed = parseCurlCommand(command);
    if (const auto *error = std::get_if<RequestError>(&parsed)) {
        complain(*error);
        return false;
    }
    StreamRequest request = std::get<StreamRequest>(parsed);
    m_profile->fill(request); // the command says nothing of it
    setRequest(request);
    return true;
}

void OpenStreamDialog::openStream()
{
    if (looksLikeCurl(m_url->currentText()) && !takeCurlCommand(m_url->currentText()))
        return;
    const auto asked = request();
    if (const auto *error = std::get_if<RequestError>(&asked)) {
        complain(*error);
        return;
    }
    const auto &request = std::get<StreamRequest>(asked);
    if (m_token->isToBeRemembered())
        emit tokenRemembered(originOf(request.url), request.token);
    emit openRequested(request);
    accept();
}

// Says it, and goes to the field it is about.
void OpenStreamDialog::complain(const RequestError &error)
{
    m_error->say(describe(error));
    const auto goTo = [this](Tab tab, QWidget *field) {
        m_tabs->setCurrentIndex(tab);
        field->setFocus();
    };
    switch (placeOf(error.kind)) {
    case RequestPlace::Method:
        return m_method->setFocus();
    case RequestPlace::Url:
        return m_url->setFocus();
    case RequestPlace::Token:
        return m_token->setFocus();
    case RequestPlace::Profile:
        return m_profile->setFocus(error);
    case RequestPlace::CertificateAuthority:
        return m_certificateAuthority->setFocus();
    case RequestPlace::Headers:
        return goTo(HeadersTab, m_headers);
    case RequestPlace::Body:
        return goTo(BodyTab, m_body);
    case RequestPlace::Connection:
        return goTo(ConnectionTab, m_connection);
    }
}

// Values that are missing are asked for when the profile is used.
void OpenStreamDialog::saveAsProfile()
{
    if (looksLikeCurl(m_url->currentText()) && !takeCurlCommand(m_url->currentText()))
        return;
    m_saving->clear();
    const auto typed = typedRequest();
    if (const auto *error = std::get_if<RequestError>(&typed))
        return complain(*error);
    const auto &request = std::get<StreamRequest>(typed);
    const auto like = m_profile->profile();
    if (const auto error = like ? std::nullopt : checkRequest(request))
        return complain(*error);
    m_error->say({});
    m_saving->ask(profileOf(request, like.get()), like ? like->name : request.url.host());
}

std::variant<StreamRequest, RequestError> OpenStreamDialog::request() const
{
    auto typed = typedRequest();
    auto *request = std::get_if<StreamRequest>(&typed);
    if (!request)
        return typed;
    if (const auto profile = m_profile->profile())
        return askByProfile(*profile, *request);
    if (const auto error = checkRequest(*request))
        return *error;
    return typed;
}

std::variant<StreamRequest, RequestError> OpenStreamDialog::typedRequest() const
{
    StreamRequest request;
    request.given = m_url->currentText().trimmed();
    if (const auto error = m_profile->error())
        return *error;
    const auto profile = m_profile->profile();
    if (!profile || !request.given.isEmpty()) {
        const auto url = parseUrl(request.given);
        if (const auto *error = std::get_if<RequestError>(&url))
            return *error;
        request.url = std::get<QUrl>(url);
    }
    const auto headers = m_headers->headers();
    if (const auto *error = std::get_if<RequestError>(&headers))
        return *error;
    request.headers = std::get<HeaderTable::Headers>(headers);
    request.method = m_method->currentText().toLatin1();
    request.body = m_body->body();
    request.token = m_token->token();
    request.certificateAuthorityFile = m_certificateAuthority->file();
    m_connection->fill(request);
    m_profile->fill(request);
    return request;
}

} // namespace runwatch
