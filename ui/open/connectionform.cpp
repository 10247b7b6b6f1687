// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/open/connectionform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

namespace runwatch {
namespace {

using Reconnect = StreamRequest::Reconnect;

template <typename Enum>
void addChoice(QComboBox *box, Enum value, const QString &text)
{
    box->addItem(text, int(value));
}

template <typename Enum>
Enum chosen(const QComboBox *box)
{
    return Enum(box->currentData().toInt());
}

template <typename Enum>
void choose(QComboBox *box, Enum value)
{
    box->setCurrentIndex(box->findData(int(value)));
}

// "host:port"; an IPv6 address stands in brackets.
QString addressText(const ProxyChoice &proxy)
{
    if (proxy.host.isEmpty())
        return {};
    QUrl url;
    url.setHost(proxy.host);
    url.setPort(proxy.port);
    return url.authority();
}

void addLabelled(QFormLayout *form, const QString &name, QWidget *field, QLayout *row)
{
    auto *label = new QLabel(name);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    form->addRow(label, row);
}

// A long choice must not widen the dialog.
QComboBox *makeBox(const QString &name)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
    return box;
}

} // namespace

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent)
    , m_proxy(makeBox(tr("Proxy")))
    , m_proxyAddress(new QLineEdit)
    , m_certificate(new QLineEdit)
    , m_key(new QLineEdit)
    , m_reconnect(makeBox(tr("After a drop")))
    , m_idleLimit(new QCheckBox(tr("Take a &GET that is silent for too long for dead, and reconnect")))
    , m_cancelMethod(makeBox(tr("Method of the cancel request")))
    , m_cancelUrl(new QLineEdit)
{
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addProxy(form);
    addFile(form, tr("Client certificate"), m_certificate);
    addFile(form, tr("Its key"), m_key);
    m_certificate->setPlaceholderText(tr("PEM file; empty: none is shown"));
    m_key->setPlaceholderText(tr("PEM file; empty: in the file of the certificate"));
    addReconnect(form);
    addCancelRequest(form);
    setFocusProxy(m_proxy);
    setRequest({});
}

void ConnectionForm::addProxy(QFormLayout *form)
{
    addChoice(m_proxy, ProxyChoice::Kind::System, tr("The system's"));
    addChoice(m_proxy, ProxyChoice::Kind::None, tr("None"));
    addChoice(m_proxy, ProxyChoice::Kind::Http, tr("HTTP"));
    addChoice(m_proxy, ProxyChoice::Kind::Socks5, tr("SOCKS5"));
    m_proxyAddress->setAccessibleName(tr("Host and port of the proxy"));
    m_proxyAddress->setPlaceholderText(tr("host:port"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_proxy);
    row->addWidget(m_proxyAddress, 1);
    addLabelled(form, tr("&Proxy:"), m_proxy, row);
    connect(m_proxy, &QComboBox::currentIndexChanged, m_proxyAddress, [this] {
        const auto kind = chosen<ProxyChoice::Kind>(m_proxy);
        m_proxyAddress->setEnabled(kind == ProxyChoice::Kind::Http || kind == ProxyChoice::Kind::Socks5);
    });
}

void ConnectionForm::addFile(QFormLayout *form, const QString &name, QLineEdit *field)
{
    field->setAccessibleName(name);
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setAccessibleName(tr("Choose: %1").arg(name));
    auto *row = new QHBoxLayout;
    row->addWidget(field, 1);
    row->addWidget(choose);
    addLabelled(form, tr("%1:").arg(name), field, row);
    connect(choose, &QPushButton::clicked, field, [this, name, field] {
        auto *dialog = new QFileDialog(this, name);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
        dialog->open();
    });
}

void ConnectionForm::addReconnect(QFormLayout *form)
{
    addChoice(m_reconnect, Reconnect::GetOnly, tr("Ask again for a GET; never repeat a POST"));
    addChoice(m_reconnect, Reconnect::Get, tr("Go on after a POST too, by a GET of the same URL"));
    addChoice(m_reconnect, Reconnect::Same, tr("Repeat a POST: only if its server promises that this is safe"));
    addChoice(m_reconnect, Reconnect::Never, tr("Never reconnect"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_reconnect, 1);
    addLabelled(form, tr("After a &drop:"), m_reconnect, row);
    connect(m_reconnect, &QComboBox::currentTextChanged, m_reconnect, &QWidget::setToolTip); // it may be elided
    form->addRow(QString(), m_idleLimit);
}

void ConnectionForm::addCancelRequest(QFormLayout *form)
{
    m_cancelMethod->addItem(tr("None"), QByteArray());
    for (const char *method : {"DELETE", "POST", "PUT", "PATCH"})
        m_cancelMethod->addItem(QString::fromLatin1(method), QByteArray(method));
    m_cancelUrl->setAccessibleName(tr("URL of the cancel request"));
    m_cancelUrl->setPlaceholderText(tr("/jobs/{job}, on the same server; {job} is the job's id"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_cancelMethod);
    row->addWidget(m_cancelUrl, 1);
    addLabelled(form, tr("To cancel, as&k the server:"), m_cancelMethod, row);
    connect(m_cancelMethod, &QComboBox::currentIndexChanged, m_cancelUrl,
            [this](int index) { m_cancelUrl->setEnabled(index > 0); });
}

void ConnectionForm::setRequest(const StreamRequest &request)
{
    choose(m_proxy, request.proxy.kind);
    m_proxyAddress->setText(addressText(request.proxy));
    m_certificate->setText(request.clientCertificateFile);
    m_key->setText(request.clientKeyFile);
    choose(m_reconnect, request.reconnect);
    m_idleLimit->setChecked(request.hasIdleLimit);
    const ControlRequest cancel = request.cancelRequest.value_or(ControlRequest{{}, {}, {}});
    m_cancelMethod->setCurrentIndex(std::max(0, m_cancelMethod->findData(cancel.method)));
    m_cancelUrl->setText(cancel.url);
    m_cancelBody = cancel.body;
    m_proxyAddress->setEnabled(!request.proxy.host.isEmpty());
    m_cancelUrl->setEnabled(request.cancelRequest.has_value());
}

void ConnectionForm::fill(StreamRequest &request) const
{
    request.proxy = {.kind = chosen<ProxyChoice::Kind>(m_proxy), .host = {}, .port = 0};
    if (m_proxyAddress->isEnabled()) {
        const QUrl address(QStringLiteral("//") + m_proxyAddress->text().trimmed());
        request.proxy.host = address.userInfo().isEmpty() ? address.host() : address.authority();
        request.proxy.port = quint16(std::max(0, address.port()));
    }
    request.clientCertificateFile = m_certificate->text().trimmed();
    request.clientKeyFile = m_key->text().trimmed();
    request.reconnect = chosen<Reconnect>(m_reconnect);
    request.hasIdleLimit = m_idleLimit->isChecked();
    request.cancelRequest.reset();
    if (m_cancelUrl->isEnabled())
        request.cancelRequest = ControlRequest{m_cancelMethod->currentData().toByteArray(), m_cancelUrl->text().trimmed(), m_cancelBody};
}

} // namespace runwatch
